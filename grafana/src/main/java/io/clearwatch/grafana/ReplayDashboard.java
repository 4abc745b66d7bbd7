package io.clearwatch.grafana;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two runs side by side, each in a database of its own. */
final class ReplayDashboard {
  private static final String FIRST = "$run_a";
  private static final String SECOND = "$run_b";

  private ReplayDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "replay",
            new Text("Replay comparison", "回放对比"),
            new Text(
                "Two runs side by side. The database of a replay (its --run) is a datasource of its "
                    + "own; choose the two above.",
                "两次运行并列对比。每次回放（--run）的数据库各为一个数据源，请在上方选择。"),
            "now-30d")
        .choice(Variable.datasource("run_a", new Text("Run A", "运行 A")))
        .choice(Variable.datasource("run_b", new Text("Run B", "运行 B")))
        .choice(Choices.city())
        .choice(Choices.direction())
        .choice(Choices.definition())
        .choice(Choices.window(Window.D7))
        .panel(
            both(
                "mean",
                new Text("Mean", "均值"),
                new Text("Mean clearance time of both runs.", "两次运行的平均通关时间。"),
                Measure.HOURS),
            12,
            10)
        .panel(
            both(
                "p90",
                new Text("Nine of ten within", "九成在此时间内"),
                new Text(
                    "The time within which nine of ten were cleared, of both runs.",
                    "两次运行中九成报关单办结所用的时间。"),
                Measure.HOURS),
            12,
            10)
        .panel(stages(FIRST, new Text("Stages of run A", "运行 A 各环节")), 12, 10)
        .panel(stages(SECOND, new Text("Stages of run B", "运行 B 各环节")), 12, 10)
        .panel(
            both(
                "count",
                new Text("Completions", "办结票数"),
                new Text(
                    "How many declarations were completed in the window, of both runs.",
                    "两次运行在窗口内办结的票数。"),
                Measure.DECLARATIONS),
            24,
            8);
  }

  private static Panel both(String field, Text title, Text description, Measure measure) {
    String statement =
        Selection.of(Measurement.ROLLING)
            .where("metric", Choices.DEFINITION)
            .where("window", Choices.WINDOW)
            .where(CITY.key(), Choices.CITY)
            .where(DIRECTION.key(), Choices.DIRECTION)
            .rolledUpExcept(CITY, DIRECTION)
            .counted("count")
            .overTime(field);
    Map<String, Text> names = new LinkedHashMap<>();
    names.put("A", new Text("run A", "运行 A"));
    names.put("B", new Text("run B", "运行 B"));
    return Panels.lines(title, description, measure)
        .from(FIRST)
        .series(statement, "A")
        .from(SECOND)
        .series(statement, "B")
        .names(names);
  }

  private static Panel stages(String run, Text title) {
    return Panels.stacked(title, new Text("Mean hours per stage.", "各环节平均小时数。"), Measure.HOURS)
        .from(run)
        .series(
            Selection.of(Measurement.STAGE)
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(DIRECTION.key(), Choices.DIRECTION)
                .rolledUpExcept(CITY, DIRECTION)
                .counted("count")
                .by("stage")
                .overTime("mean"),
            "$tag_stage")
        .names(Labels.STAGES);
  }
}
