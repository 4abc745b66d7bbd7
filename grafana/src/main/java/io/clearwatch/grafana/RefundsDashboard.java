package io.clearwatch.grafana;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.EXPORTER_CLASS;

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

/** Working days that export tax refunds take. */
final class RefundsDashboard {
  private RefundsDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "refunds",
            new Text("Refunds", "出口退税"),
            new Text(
                "Working days that export tax refunds take, against the cities' promises.",
                "出口退税用时（工作日）与各市承诺。"),
            "now-30d")
        .choice(Choices.city())
        .choice(Choices.window(Window.D30))
        .panel(
            days(
                Metric.REFUND_APPROVAL,
                new Text("Approval, all cities", "核准用时（各市）"),
                new Text(
                    "Mean working days from acceptance to approval of normal refunds: neither "
                        + "suspended for doubt, rejected nor withdrawn.",
                    "正常退税自受理至核准的平均工作日数，不含暂缓、不予办理与撤回。")),
            12,
            10)
        .panel(
            days(
                Metric.REFUND_PAYMENT,
                new Text("Payment, all cities", "退库用时（各市）"),
                new Text(
                    "Mean working days from acceptance to payment of normal refunds.",
                    "正常退税自受理至退库的平均工作日数。")),
            12,
            10)
        .panel(againstLimit(), 12, 10)
        .panel(byClass(), 12, 10)
        .panel(
            share(
                Indicator.REFUND_SUSPENDED,
                new Text("Suspended", "暂缓占比"),
                new Text(
                    "Part of the approved refunds that had been suspended. They are not in the means "
                        + "above, so look here when those get better.",
                    "已核准退税中曾被暂缓的占比。上方均值不含此类，均值改善时须同看此项。")),
            12,
            9)
        .panel(
            share(
                Indicator.REFUND_PAPERLESS,
                new Text("Paperless", "无纸化占比"),
                new Text(
                    "Part of the approved refunds that were applied for without paper.",
                    "已核准退税中无纸化申报的占比。")),
            12,
            9);
  }

  private static Panel days(Metric metric, Text title, Text description) {
    return Panels.lines(title, description, Measure.WORKING_DAYS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", metric.key())
                .where("window", Choices.WINDOW)
                .each(CITY.key())
                .rolledUpExcept(CITY)
                .counted("count")
                .overTime("mean"),
            "$tag_city")
        .names(Labels.cities());
  }

  private static Panel againstLimit() {
    List<String> targets =
        Catalogue.builtIn().targets().stream()
            .filter(target -> target.metric().equals(Metric.REFUND_APPROVAL.key()))
            .map(Target::id)
            .toList();
    Map<String, Text> names = new LinkedHashMap<>();
    List.of("mean", "p50", "p90").forEach(field -> names.put(field, Labels.STATISTICS.get(field)));
    return Panels.lines(
            new Text("Approval against the limit", "核准用时与限值"),
            new Text(
                "Mean and percentiles of the chosen city. A city that has promised nothing has no "
                    + "limit.",
                "所选城市的均值与分位数；未作承诺的城市没有限值。"),
            Measure.WORKING_DAYS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", Metric.REFUND_APPROVAL.key())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .rolledUpExcept(CITY)
                .counted("count")
                .overTime("mean", "p50", "p90"),
            "$col")
        .series(
            Selection.of(Measurement.COMPLIANCE)
                .among("target", targets.stream())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .overTime("limit"),
            "$col")
        .names(names)
        .colored("limit", Labels.STATISTICS.get("limit"), "red");
  }

  private static Panel byClass() {
    return Panels.bars(
            new Text("Approval by exporter class", "核准用时（按出口企业类别）"),
            new Text(
                "Newest mean working days of each class of exporters in the chosen city.",
                "所选城市各类出口企业的最新平均工作日数。"),
            Measure.WORKING_DAYS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", Metric.REFUND_APPROVAL.key())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .each(EXPORTER_CLASS.key())
                .rolledUpExcept(CITY, EXPORTER_CLASS)
                .counted("count")
                .overTime("mean"),
            "$tag_exporter_class")
        .names(Labels.EXPORTER_CLASSES);
  }

  private static Panel share(Indicator indicator, Text title, Text description) {
    return Panels.lines(title, description, Measure.SHARE)
        .series(
            Selection.of(Measurement.SHARE)
                .where("indicator", indicator.key())
                .where("window", Choices.WINDOW)
                .each(CITY.key())
                .rolledUpExcept(CITY)
                .counted("denominator")
                .overTime("share"),
            "$tag_city")
        .names(Labels.cities());
  }
}
