package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;
import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import java.util.List;
import java.util.Map;

/** What port operations look at: whether the promises hold now, and what is in the way. */
final class OperationsDashboard {
  private OperationsDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "operations",
            new Text("Operations", "运行总览"),
            new Text(
                "Whether the published promises hold now, and what is in the way.",
                "公开承诺此刻是否达标，以及卡在哪里。"),
            "now-24h")
        .choice(Choices.direction())
        .marks(new Text("Alert fires", "告警触发"), "red", alerts("FIRING"))
        .marks(new Text("Alert resolved", "告警恢复"), "green", alerts("RESOLVED"))
        .heading(new Text("Promises", "承诺"))
        .panel(promises(), 14, 13)
        .panel(states(), 10, 13)
        .heading(new Text("Clearance", "通关"))
        .panel(clearance(), 12, 9)
        .panel(backlog(), 12, 9)
        .heading(new Text("What stands still", "滞留"))
        .panel(overdue(), 12, 10)
        .panel(stuck(), 12, 10)
        .heading(new Text("Alerts", "告警"))
        .panel(transitions(), 24, 9);
  }

  private static String alerts(String state) {
    return Selection.of(Measurement.ALERT)
        .where("kind", "TARGET")
        .where("state", state)
        .by("target")
        .points("subject", "value", "limit");
  }

  private static Panel promises() {
    List<Target> targets = Catalogue.builtIn().targets();
    return Panels.table(
            new Text("Promises at a glance", "承诺一览"),
            new Text(
                "The newest verdict on every target, on the window that is watched for alerts. "
                    + "Value and limit are in the target's own unit: hours, working days or a "
                    + "share of 1.",
                "各目标在监测窗口上的最新判定。数值与限值采用该目标自身的单位：小时、工作日，或占 1 的份额。"))
        .table(Promises.watched(targets).by("target").latest("value", "limit", "ratio", "state"))
        .states(Labels.STATES, Promises.COLORS)
        .column("target", new Text("Promise", "承诺"), Labels.targets())
        .column("value", new Text("Value", "数值"), Measure.PLAIN)
        .column("limit", new Text("Limit", "限值"), Measure.PLAIN)
        .column("ratio", new Text("Of the limit", "与限值之比"), Measure.RATIO)
        .column("state", new Text("State", "状态"), Labels.STATES)
        .transformed("organize", object("excludeByName", object("Time", true)));
  }

  private static Panel states() {
    return Panels.timeline(
            new Text("State of the promises", "承诺状态"),
            new Text(
                "Green while a promise is kept, orange close to its limit, red where it is broken, "
                    + "grey with too few completions for a verdict.",
                "绿色为达标，橙色为临近限值，红色为未达标，灰色为样本不足、不作判定。"))
        .series(
            Promises.watched(Catalogue.builtIn().targets()).by("target").overTime("state"),
            "$tag_target")
        .states(Labels.STATES, Promises.COLORS)
        .names(Labels.targets());
  }

  private static Panel clearance() {
    return Panels.lines(
            new Text("Clearance time, 24 hours", "整体通关时间（24 小时）"),
            new Text(
                "Mean from arrival to customs release, of what completed in the last 24 hours, by "
                    + "city.",
                "各市最近 24 小时办结报关单自抵达至海关放行的平均时间。"),
            Measure.HOURS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", Metric.CLEARANCE_CUSTOMS.key())
                .where("window", Window.H24.key())
                .each(CITY.key())
                .where(DIRECTION.key(), Choices.DIRECTION)
                .rolledUpExcept(CITY, DIRECTION)
                .counted("count")
                .overTime("mean"),
            "$tag_city")
        .names(Labels.cities());
  }

  private static Panel backlog() {
    Selection cities =
        Selection.of(Measurement.BACKLOG)
            .each(CITY.key())
            .where(DIRECTION.key(), Choices.DIRECTION)
            .rolledUpExcept(CITY, DIRECTION);
    return Panels.lines(
            new Text("Overdue declarations", "超时未放行"),
            new Text(
                "Declarations that have arrived, are not released, and are older than the strictest "
                    + "clearance limit that applies to them, by city.",
                "各市已抵达、未放行且已超过所适用最严通关限值的报关单。"),
            Measure.DECLARATIONS)
        .series(cities.overTime("overdue"), "$tag_city")
        .names(Labels.cities());
  }

  private static Panel overdue() {
    return Panels.table(
            new Text("Oldest overdue declarations", "超时最久的报关单"),
            new Text(
                "Up to 20 per port and direction, the oldest first, and the stage that each is in.",
                "每个口岸、每个方向最多 20 票，按时长排列，并给出所处环节。"))
        .table(
            Selection.of(Measurement.OVERDUE)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .by(Dimension.PORT.key(), "rank")
                .latest("age_hours", "declaration_id", "stage"))
        .column("port", new Text("Port", "口岸"), Labels.ports())
        .column("rank", new Text("Rank", "名次"), Measure.PLAIN)
        .column("age_hours", new Text("Age", "时长"), Measure.HOURS)
        .name("declaration_id", new Text("Declaration", "报关单号"))
        .column("stage", new Text("Stage", "环节"), Labels.STAGES)
        .transformed(
            "filterByValue",
            object(
                "type", "include",
                "match", "all",
                "filters",
                    List.of(
                        object(
                            "fieldName",
                            "age_hours",
                            "config",
                            object("id", "greater", "options", object("value", 0))))))
        .transformed("organize", object("excludeByName", object("Time", true)))
        .transformed("sortBy", object("sort", List.of(object("field", "age_hours", "desc", true))));
  }

  private static Panel stuck() {
    return Panels.bars(
            new Text("Stuck cases", "滞留"),
            new Text(
                "Open declarations and inspections that have passed a limit for standing still, "
                    + "by city and cause.",
                "已超过滞留时限的在办报关单与查验，按城市与原因。"),
            Measure.CASES)
        .series(
            Selection.of(Measurement.STUCK)
                .each(CITY.key())
                .where(DIRECTION.key(), Choices.DIRECTION)
                .rolledUpExcept(CITY, DIRECTION)
                .by("cause")
                .overTime("count"),
            "$tag_city: $tag_cause")
        .names(citiesAndCauses());
  }

  private static Map<String, Text> citiesAndCauses() {
    Map<String, Text> names = new java.util.LinkedHashMap<>();
    Labels.cities()
        .forEach(
            (city, cityName) ->
                Labels.stuckCauses()
                    .forEach(
                        (cause, causeName) ->
                            names.put(
                                city + ": " + cause,
                                new Text(
                                    cityName.en() + ": " + causeName.en(),
                                    cityName.zh() + "：" + causeName.zh()))));
    return names;
  }

  private static Panel transitions() {
    return Panels.table(
            new Text("Alerts as they came", "告警记录"),
            new Text(
                "When an alert of a target began to be pending, fired and was resolved, with the "
                    + "value at that time. Stuck cases are counted above.",
                "目标告警进入观察、触发与恢复的时间及当时数值；滞留个案只在上方计数。"))
        .table(
            Selection.of(Measurement.ALERT).by("kind", "target", "state").points("value", "limit"))
        .states(Labels.ALERT_STATES, Promises.COLORS)
        .name("Time", new Text("Time", "时间"))
        .column("kind", new Text("Kind", "类别"), Labels.ALERT_KINDS)
        .column("target", new Text("Promise", "承诺"), Labels.targets())
        .column("state", new Text("State", "状态"), Labels.ALERT_STATES)
        .column("value", new Text("Value", "数值"), Measure.PLAIN)
        .column("limit", new Text("Limit", "限值"), Measure.PLAIN)
        .transformed("sortBy", object("sort", List.of(object("field", "Time", "desc", true))));
  }
}
