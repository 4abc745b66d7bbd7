package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.seeds.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dashboard in all languages: its choices, and its panels from left to right in rows. */
final class Dashboard {
  /** The dashboard schema of Grafana 13 in its classic form. */
  private static final int SCHEMA_VERSION = 42;

  private static final int COLUMNS = 24;
  private static final String TAG = "clearwatch";
  private static final Text OTHERS = new Text("Dashboards", "看板");

  private final String name;
  private final Text title;
  private final Text description;
  private final String from;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private int x;
  private int y;
  private int rowHeight;

  private record Placed(Text heading, Panel panel, Map<String, Object> gridPos) {}

  private record Annotation(Text name, String color, String statement) {}

  /**
   * @param name end of its uid and name of its file
   * @param from start of the time that it shows at first, as {@code now-24h}
   */
  Dashboard(String name, Text title, Text description, String from) {
    this.name = name;
    this.title = title;
    this.description = description;
    this.from = from;
  }

  String name() {
    return name;
  }

  Dashboard choice(Variable variable) {
    variables.add(variable);
    return this;
  }

  /** Marks on all charts at the points of a query, with their field {@code subject} as text. */
  Dashboard marks(Text markName, String color, String statement) {
    annotations.add(new Annotation(markName, color, statement));
    return this;
  }

  /** A heading over the panels that follow. */
  Dashboard heading(Text text) {
    endRow();
    placed.add(new Placed(text, null, place(COLUMNS, 1)));
    endRow();
    return this;
  }

  /** A panel beside the one before, or below where there is no room. */
  Dashboard panel(Panel panel, int width, int height) {
    placed.add(new Placed(null, panel, place(width, height)));
    return this;
  }

  private Map<String, Object> place(int width, int height) {
    if (x + width > COLUMNS) {
      endRow();
    }
    Map<String, Object> gridPos = object("h", height, "w", width, "x", x, "y", y);
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return gridPos;
  }

  private void endRow() {
    x = 0;
    y += rowHeight;
    rowHeight = 0;
  }

  /** The file that Grafana reads. */
  Map<String, Object> json(Language language) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", null);
    json.put("uid", language.uid(name));
    json.put("title", language.of(title));
    json.put("description", language.of(description));
    json.put("tags", List.of(TAG, TAG + '-' + language.key()));
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("version", 1);
    json.put("editable", false);
    json.put("graphTooltip", 1);
    json.put("timezone", "Asia/Shanghai");
    json.put("weekStart", "monday");
    json.put("refresh", "10s");
    json.put("time", object("from", from, "to", "now"));
    json.put("timepicker", object("refresh_intervals", List.of("5s", "10s", "30s", "1m", "5m")));
    json.put("fiscalYearStartMonth", 0);
    json.put(
        "links", List.of(DashboardLink.toTagged(language.of(OTHERS), TAG + '-' + language.key())));
    json.put("annotations", object("list", marks(language)));
    json.put(
        "templating",
        object("list", variables.stream().map(variable -> variable.json(language)).toList()));
    json.put("panels", panels(language));
    return json;
  }

  private List<Object> marks(Language language) {
    List<Object> marks = new ArrayList<>();
    for (Annotation annotation : annotations) {
      marks.add(
          object(
              "name",
              language.of(annotation.name()),
              "datasource",
              Datasources.reference(Datasources.FIGURES),
              "enable",
              true,
              "hide",
              false,
              "iconColor",
              annotation.color(),
              "query",
              annotation.statement(),
              "textColumn",
              "subject",
              "titleColumn",
              ""));
    }
    return marks;
  }

  private List<Object> panels(Language language) {
    List<Object> panels = new ArrayList<>();
    int id = 1;
    for (Placed one : placed) {
      panels.add(
          one.panel() != null
              ? one.panel().json(language, id, one.gridPos())
              : object(
                  "id",
                  id,
                  "type",
                  "row",
                  "title",
                  language.of(one.heading()),
                  "collapsed",
                  false,
                  "gridPos",
                  one.gridPos(),
                  "panels",
                  List.of()));
      id++;
    }
    return panels;
  }
}
