package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.seeds.Text;
import java.util.List;
import java.util.Map;

/** The kinds of panels. */
final class Panels {
  private static final Map<String, Object> NEWEST =
      object("calcs", List.of("lastNotNull"), "fields", "", "values", false);

  private Panels() {}

  /** Lines over time. */
  static Panel lines(Text title, Text description, Measure measure) {
    return new Panel(
        "timeseries",
        title,
        description,
        measure,
        object(
            "legend",
            object(
                "calcs",
                List.of("lastNotNull"),
                "displayMode",
                "list",
                "placement",
                "bottom",
                "showLegend",
                true),
            "tooltip",
            object("mode", "multi", "sort", "desc")),
        object(
            "drawStyle", "line",
            "lineWidth", 2,
            "fillOpacity", 0,
            "showPoints", "never",
            "spanNulls", 7_200_000));
  }

  /** Areas over time that add up. */
  static Panel stacked(Text title, Text description, Measure measure) {
    return new Panel(
        "timeseries",
        title,
        description,
        measure,
        object(
            "legend",
            object(
                "calcs",
                List.of("lastNotNull"),
                "displayMode",
                "list",
                "placement",
                "bottom",
                "showLegend",
                true),
            "tooltip",
            object("mode", "multi", "sort", "none")),
        object(
            "drawStyle",
            "line",
            "lineWidth",
            1,
            "fillOpacity",
            60,
            "showPoints",
            "never",
            "spanNulls",
            7_200_000,
            "stacking",
            object("group", "A", "mode", "normal")));
  }

  /** The newest number, large, with its course behind it. */
  static Panel number(Text title, Text description, Measure measure) {
    return new Panel(
        "stat",
        title,
        description,
        measure,
        object(
            "colorMode", "value",
            "graphMode", "area",
            "justifyMode", "auto",
            "orientation", "auto",
            "reduceOptions", NEWEST,
            "showPercentChange", false,
            "textMode", "auto",
            "wideLayout", true),
        object());
  }

  /** A bar for each series, as long as its newest value. */
  static Panel bars(Text title, Text description, Measure measure) {
    return new Panel(
        "bargauge",
        title,
        description,
        measure,
        object(
            "displayMode",
            "basic",
            "maxVizHeight",
            300,
            "minVizHeight",
            16,
            "minVizWidth",
            8,
            "namePlacement",
            "auto",
            "orientation",
            "horizontal",
            "reduceOptions",
            NEWEST,
            "showUnfilled",
            true,
            "sizing",
            "auto",
            "valueMode",
            "color"),
        object());
  }

  /** Rows and columns. */
  static Panel table(Text title, Text description) {
    return new Panel(
        "table",
        title,
        description,
        Measure.PLAIN,
        object("cellHeight", "sm", "showHeader", true),
        object("align", "auto", "cellOptions", object("type", "color-text"), "inspect", false));
  }

  /** States over time, a line for each series. */
  static Panel timeline(Text title, Text description) {
    return new Panel(
        "state-timeline",
        title,
        description,
        Measure.PLAIN,
        object(
            "alignValue",
            "left",
            "legend",
            object(
                "calcs",
                List.of(),
                "displayMode",
                "list",
                "placement",
                "bottom",
                "showLegend",
                false),
            "mergeValues",
            true,
            "rowHeight",
            0.8,
            "showValue",
            "never",
            "tooltip",
            object("mode", "single", "sort", "none")),
        object("fillOpacity", 80, "lineWidth", 0));
  }

  /** Counts by class over time; the series are the classes, from the bottom to the top. */
  static Panel heatmap(Text title, Text description, Measure measure) {
    return new Panel(
        "heatmap",
        title,
        description,
        measure,
        object(
            "calculate", false,
            "cellGap", 1,
            "color",
                object(
                    "exponent", 0.5,
                    "fill", "dark-blue",
                    "mode", "scheme",
                    "reverse", false,
                    "scale", "exponential",
                    "scheme", "Blues",
                    "steps", 64),
            "filterValues", object("le", 1e-9),
            "legend", object("show", true),
            "rowsFrame", object("layout", "le"),
            "showValue", "never",
            "tooltip", object("mode", "single", "showColorScale", false, "yHistogram", true),
            "yAxis", object("axisPlacement", "left", "reverse", false)),
        object());
  }
}
