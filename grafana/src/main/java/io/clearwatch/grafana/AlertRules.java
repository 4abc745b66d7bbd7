package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Text;
import java.util.List;
import java.util.Map;

/** The alert rules, in the form of Grafana's provisioning; both languages stand side by side. */
final class AlertRules {
  /**
   * A dollar sign in a provisioned rule is doubled: a single one is taken for a variable of the
   * environment.
   */
  private static final String LABELS = "$$labels";

  private static final String TIME = "$$timeFilter";

  private static final int DAY_SECONDS = 86_400;
  private static final int RETENTION_DAYS = 90;

  private AlertRules() {}

  static Map<String, Object> json() {
    return object(
        "apiVersion",
        1,
        "groups",
        List.of(
            group("promises", "1m", List.of(promiseBroken())),
            group("pipeline", "1m", List.of(behind(), rejected()))));
  }

  private static Map<String, Object> group(String name, String interval, List<Object> rules) {
    return object(
        "orgId",
        1,
        "name",
        "clearwatch-" + name,
        "folder",
        Language.ENGLISH.folder(),
        "interval",
        interval,
        "rules",
        rules);
  }

  /**
   * A target's alert fires from its FIRING to its RESOLVED: what has fired more often than it was
   * resolved. The hold and the margin are the jobs' own, so there is no second wait here.
   */
  private static Object promiseBroken() {
    String transitions =
        "SELECT %scount(\"value\") AS n FROM \"%s\" WHERE \"kind\" = 'TARGET' AND \"state\" = '%s'"
            + " AND "
            + TIME
            + " GROUP BY \"target\", \"city\", \"direction\"";
    String statement =
        "SELECT sum(n) FROM ("
            + transitions.formatted("", Measurement.ALERT.key(), "FIRING")
            + "), ("
            + transitions.formatted("-1 * ", Measurement.ALERT.key(), "RESOLVED")
            + ") WHERE "
            + TIME
            + " GROUP BY \"target\", \"city\", \"direction\"";
    return rule(
        "promise-broken",
        new Text("Promise broken", "承诺未达标"),
        statement,
        Datasources.FIGURES,
        RETENTION_DAYS * DAY_SECONDS,
        0.5,
        "0s",
        "OK",
        new Text(
            "{{ " + LABELS + ".target }} is broken in {{ " + LABELS + ".city }}",
            "{{ " + LABELS + ".city }} 的 {{ " + LABELS + ".target }} 未达标"),
        new Text(
            "The value has stayed past the limit for 10 minutes of event time; see the dashboard "
                + "Operations.",
            "数值已持续超限 10 分钟（事件时间），详见运行总览看板。"),
        "critical");
  }

  private static Object behind() {
    return rule(
        "pipeline-behind",
        new Text("Figures are behind", "数据滞后"),
        ("SELECT last(\"watermark_lag_s\") FROM \"%s\" WHERE " + TIME + " GROUP BY \"job\"")
            .formatted(Measurement.PIPELINE.key()),
        Datasources.FIGURES,
        600,
        300,
        "2m",
        "Alerting",
        new Text(
            "{{ " + LABELS + ".job }} is more than 5 minutes behind, or silent",
            "{{ " + LABELS + ".job }} 滞后超过 5 分钟，或没有数据"),
        new Text(
            "What the boards show is old. Look at the dashboard Pipeline, then at Flink.",
            "看板所示并非最新。请先看数据链路看板，再看 Flink。"),
        "warning");
  }

  private static Object rejected() {
    return rule(
        "pipeline-rejected",
        new Text("Many records are rejected", "被拒记录过多"),
        ("SELECT 100 * spread(\"rejected\") / (spread(\"events\") + spread(\"rejected\") + 1)"
                + " FROM \"%s\" WHERE "
                + TIME
                + " GROUP BY \"job\"")
            .formatted(Measurement.PIPELINE.key()),
        Datasources.FIGURES,
        900,
        1,
        "5m",
        "OK",
        new Text(
            "{{ " + LABELS + ".job }} rejects more than 1 % of what it reads",
            "{{ " + LABELS + ".job }} 拒收超过 1 %"),
        new Text(
            "Each record is on the topic rejected, with its bytes and the reason.",
            "每条记录的原始内容与原因都在 rejected 主题中。"),
        "warning");
  }

  private static Object rule(
      String uid,
      Text title,
      String statement,
      String datasource,
      int rangeSeconds,
      double above,
      String heldFor,
      String withoutData,
      Text summary,
      Text description,
      String severity) {
    return object(
        "uid",
        "clearwatch-" + uid,
        "title",
        title.en() + " / " + title.zh(),
        "condition",
        "C",
        "data",
        List.of(asked(statement, datasource, rangeSeconds), lastOf("A"), isAbove("B", above)),
        "noDataState",
        withoutData,
        "execErrState",
        "Error",
        "for",
        heldFor,
        "isPaused",
        false,
        "labels",
        object("severity", severity),
        "annotations",
        object(
            "summary", summary.en(),
            "summary_zh", summary.zh(),
            "description", description.en(),
            "description_zh", description.zh()));
  }

  private static Object asked(String statement, String datasource, int rangeSeconds) {
    return object(
        "refId",
        "A",
        "relativeTimeRange",
        object("from", rangeSeconds, "to", 0),
        "datasourceUid",
        datasource,
        "model",
        object(
            "refId",
            "A",
            "datasource",
            Datasources.reference(datasource),
            "query",
            statement,
            "rawQuery",
            true,
            "resultFormat",
            "time_series",
            "intervalMs",
            1000,
            "maxDataPoints",
            43200));
  }

  private static Object lastOf(String refId) {
    return expression(
        object("refId", "B", "type", "reduce", "reducer", "last", "expression", refId));
  }

  private static Object isAbove(String refId, double limit) {
    return expression(
        object(
            "refId",
            "C",
            "type",
            "threshold",
            "expression",
            refId,
            "conditions",
            List.of(object("evaluator", object("type", "gt", "params", List.of(limit))))));
  }

  private static Object expression(Map<String, Object> model) {
    model.put("datasource", object("type", "__expr__", "uid", "__expr__"));
    return object(
        "refId",
        model.get("refId"),
        "relativeTimeRange",
        object("from", 0, "to", 0),
        "datasourceUid",
        "__expr__",
        "model",
        model);
  }
}
