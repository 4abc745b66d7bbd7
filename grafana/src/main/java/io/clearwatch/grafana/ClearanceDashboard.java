package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;
import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;
import static io.clearwatch.measurements.Dimension.PORT;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long clearance takes, against its target, and where the time goes. */
final class ClearanceDashboard {
  /** Upper bounds in hours of the distribution's classes, as it stores them, from the lowest. */
  private static final List<String> BOUNDS =
      List.of(
          "0.083", "0.167", "0.25", "0.5", "0.75", "1", "1.5", "2", "3", "4", "6", "9", "12", "18",
          "24", "36", "48", "72", "168", "720", "inf");

  private static final Map<String, Text> SHARES = new LinkedHashMap<>();

  static {
    SHARES.put(Indicator.ADVANCE_FILING.key(), new Text("advance filing", "提前申报"));
    SHARES.put(Indicator.TWO_STEP_FILING.key(), new Text("two-step filing", "两步申报"));
    SHARES.put(Indicator.SHIPSIDE_PICKUP.key(), new Text("ship-side pickup", "船边直提"));
    SHARES.put(Indicator.DIRECT_LOADING.key(), new Text("direct loading", "抵港直装"));
    SHARES.put(Indicator.PAPERLESS.key(), new Text("paperless", "无纸化"));
    SHARES.put(Indicator.SINGLE_WINDOW.key(), new Text("single window", "单一窗口"));
    SHARES.put(Indicator.AEO.key(), new Text("AEO firms", "高级认证企业"));
    SHARES.put(Indicator.INSPECTED.key(), new Text("inspected", "查验"));
    SHARES.put(Indicator.SINGLE_INSPECTION.key(), new Text("one inspection at most", "至多一次查验"));
  }

  private ClearanceDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "clearance",
            new Text("Clearance", "通关时间"),
            new Text(
                "How long clearance takes, against its target, and where the time goes.",
                "通关要多久、离目标多远、时间花在哪里。"),
            "now-7d")
        .choice(Choices.city())
        .choice(Choices.direction())
        .choice(Choices.port(Measurement.ROLLING))
        .choice(Choices.definition())
        .choice(Choices.window(Window.H24))
        .marks(new Text("Alert fires", "告警触发"), "red", alerts("FIRING"))
        .marks(new Text("Alert resolved", "告警恢复"), "green", alerts("RESOLVED"))
        .panel(number("mean", new Text("Mean", "均值"), Measure.HOURS), 6, 5)
        .panel(number("p50", new Text("Median", "中位数"), Measure.HOURS), 6, 5)
        .panel(number("p90", new Text("Nine of ten within", "九成在此时间内"), Measure.HOURS), 6, 5)
        .panel(number("count", new Text("Completions", "办结票数"), Measure.DECLARATIONS), 6, 5)
        .panel(againstTarget(), 14, 11)
        .panel(stages(), 10, 11)
        .panel(distribution(), 14, 11)
        .panel(backlog(), 10, 11)
        .heading(new Text("By group, the city as a whole", "按类别（全市）"))
        .panel(by(Dimension.FILING, new Text("By filing", "按申报方式"), Labels.FILINGS), 8, 9)
        .panel(by(Dimension.TRANSPORT, new Text("By transport", "按运输方式"), Labels.TRANSPORTS), 8, 9)
        .panel(by(Dimension.COMMODITY, new Text("By commodity", "按商品"), Labels.COMMODITIES), 8, 9)
        .panel(
            by(Dimension.TRADER_CLASS, new Text("By trader", "按企业信用"), Labels.TRADER_CLASSES), 8, 9)
        .panel(by(Dimension.INSPECTED, new Text("By inspection", "按是否查验"), Labels.INSPECTED), 8, 9)
        .panel(shares(), 8, 9);
  }

  private static String alerts(String state) {
    return Selection.of(Measurement.ALERT)
        .where("kind", "TARGET")
        .where("state", state)
        .where(CITY.key(), Choices.CITY)
        .by("target")
        .points("subject", "value", "limit");
  }

  private static Selection chosen() {
    return Selection.of(Measurement.ROLLING)
        .where("metric", Choices.DEFINITION)
        .where("window", Choices.WINDOW)
        .where(CITY.key(), Choices.CITY)
        .where(PORT.key(), Choices.PORT)
        .where(DIRECTION.key(), Choices.DIRECTION)
        .rolledUpExcept(CITY, PORT, DIRECTION)
        .counted("count");
  }

  private static Panel number(String field, Text title, Measure measure) {
    return Panels.number(
            title,
            new Text(
                "Of what completed in the window before the newest tick: "
                    + title.en().toLowerCase(java.util.Locale.ROOT)
                    + ".",
                "最新时点之前一个窗口内办结的报关单：" + title.zh() + "。"),
            measure)
        .series(chosen().overTime(field), "$col")
        .names(only(field));
  }

  private static Map<String, Text> only(String... fields) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (String field : fields) {
      names.put(field, Labels.STATISTICS.get(field));
    }
    return names;
  }

  private static Panel againstTarget() {
    Stream<String> targets =
        Catalogue.builtIn().targets().stream()
            .filter(target -> target.metric().equals(Metric.CLEARANCE_CUSTOMS.key()))
            .map(Target::id);
    return Panels.lines(
            new Text("Clearance time against its target", "通关时间与目标"),
            new Text(
                "Mean and percentiles over the window. The limit is that of the city's promise on "
                    + "the mean of the customs definition; it is drawn on the windows on which the "
                    + "promise is judged or watched.",
                "窗口内的均值与分位数。限值取该市对海关口径均值的承诺，仅在考核或监测所用的窗口上画出。"),
            Measure.HOURS)
        .series(chosen().overTime("mean", "p50", "p90", "p95"), "$col")
        .series(
            Selection.of(Measurement.COMPLIANCE)
                .among("target", targets)
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .overTime("limit"),
            "$col")
        .names(only("mean", "p50", "p90", "p95"))
        .colored("limit", Labels.STATISTICS.get("limit"), "red");
  }

  private static Panel stages() {
    return Panels.stacked(
            new Text("Where the time goes", "时间花在哪里"),
            new Text(
                "Mean hours per stage, and who owns it. Without the handover they add up to the "
                    + "customs definition, but for goods that were declared before they arrived.",
                "各环节平均小时数及责任方。除提离／装运外，各环节之和即海关口径（抵达前已申报的除外）。"),
            Measure.HOURS)
        .series(
            Selection.of(Measurement.STAGE)
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(PORT.key(), Choices.PORT)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .counted("count")
                .by("stage")
                .overTime("mean"),
            "$tag_stage")
        .names(Labels.STAGES);
  }

  private static Panel distribution() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("Time", 0);
    BOUNDS.forEach(bound -> order.put(bound, order.size()));
    return Panels.heatmap(
            new Text("How clearance times spread", "通关时间分布"),
            new Text(
                "Completions of the last hour at each tick, by the upper bound of their clearance "
                    + "time in hours; each is counted in one class.",
                "各时点前一小时办结票数，按通关时间所在区间的上限（小时）分档，每票只计一档。"),
            Measure.DECLARATIONS)
        .series(
            Selection.of(Measurement.DISTRIBUTION)
                .where("metric", Choices.DEFINITION)
                .where(CITY.key(), Choices.CITY)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .by("le")
                .overTime("count"),
            "$tag_le")
        .transformed("joinByField", object("byField", "Time", "mode", "outer"))
        .transformed("organize", object("indexByName", order));
  }

  private static Panel backlog() {
    return Panels.stacked(
            new Text("Not released yet, by age", "未放行票数（按时长）"),
            new Text(
                "Declarations that have arrived and are not released, by their age as a part of the "
                    + "strictest limit that applies.",
                "已抵达未放行的报关单，按其时长与所适用最严限值之比分档。"),
            Measure.DECLARATIONS)
        .series(
            Selection.of(Measurement.BACKLOG)
                .where(CITY.key(), Choices.CITY)
                .where(PORT.key(), Choices.PORT)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .overTime("band_0", "band_1", "band_2", "band_3"),
            "$col")
        .colored("band_0", new Text("below half the limit", "不足限值一半"), "green")
        .colored("band_1", new Text("half to all of it", "限值一半以上"), "yellow")
        .colored("band_2", new Text("one to two limits", "超限值一倍以内"), "orange")
        .colored("band_3", new Text("two limits or more", "超限值一倍以上"), "red");
  }

  private static Panel by(Dimension dimension, Text title, Map<String, Text> names) {
    return Panels.bars(
            title,
            new Text(
                "Newest mean of each group of the whole city. The promise is about the city's mean, "
                    + "not about a group.",
                "全市各类别的最新均值。承诺针对全市均值，不针对单一类别。"),
            Measure.HOURS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", Choices.DEFINITION)
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .each(dimension.key())
                .rolledUpExcept(CITY, DIRECTION, dimension)
                .counted("count")
                .overTime("mean"),
            "$tag_" + dimension.key())
        .names(Labels.andUnknown(names));
  }

  private static Panel shares() {
    return Panels.bars(
            new Text("Shares", "占比"),
            new Text(
                "Part of the declarations cleared in the window, at the chosen port.",
                "窗口内办结报关单中的占比（所选口岸）。"),
            Measure.SHARE)
        .series(
            Selection.of(Measurement.SHARE)
                .among("indicator", SHARES.keySet().stream())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(PORT.key(), Choices.PORT)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .counted("denominator")
                .by("indicator")
                .overTime("share"),
            "$tag_indicator")
        .names(SHARES);
  }
}
