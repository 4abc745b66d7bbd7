package io.clearwatch.grafana;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.COMMODITY;
import static io.clearwatch.measurements.Dimension.KIND;
import static io.clearwatch.measurements.Dimension.PORT;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long an inspection takes to be booked, to begin and to end. */
final class InspectionDashboard {
  private InspectionDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "inspection",
            new Text("Inspection", "查验"),
            new Text(
                "How long an inspection takes to be booked, to begin and to end.",
                "查验预约、等待与实施各用多久。"),
            "now-7d")
        .choice(Choices.city())
        .choice(Choices.port(Measurement.SHARE))
        .choice(Choices.window(Window.H24))
        .panel(
            duration(
                Metric.APPOINTMENT,
                new Text("Appointment", "预约确认用时"),
                new Text(
                    "From the first request of an appointment to its first confirmation.",
                    "自首次预约申请至首次确认。")),
            12,
            9)
        .panel(
            duration(
                Metric.INSPECTION_WAIT,
                new Text("Wait", "等待查验"),
                new Text(
                    "From the request, or the order where none was requested, to the start.",
                    "自预约申请（无预约者自布控指令）至查验开始。")),
            12,
            9)
        .panel(
            duration(
                Metric.INSPECTION_DURATION,
                new Text("Inspection itself", "查验实施"),
                new Text("From the start of an inspection to its end.", "自查验开始至查验结束。")),
            12,
            9)
        .panel(
            duration(
                Metric.INSPECTION_TOTAL,
                new Text("From order to end", "布控至查验结束"),
                new Text("From the order of an inspection to its end.", "自布控查验指令下达至查验结束。")),
            12,
            9)
        .heading(new Text("Wait by group, the city as a whole", "等待查验（全市，按类别）"))
        .panel(wait(PORT, new Text("By yard", "按查验场地"), Labels.ports()), 8, 9)
        .panel(wait(KIND, new Text("By kind", "按查验方式"), Labels.KINDS), 8, 9)
        .panel(
            wait(COMMODITY, new Text("By commodity", "按商品"), Labels.andUnknown(Labels.COMMODITIES)),
            8,
            9)
        .heading(new Text("Shares", "占比"))
        .panel(shares(), 24, 9);
  }

  private static Panel duration(Metric metric, Text title, Text description) {
    Map<String, Text> names = new LinkedHashMap<>();
    names.put("mean", Labels.STATISTICS.get("mean"));
    names.put("p50", Labels.STATISTICS.get("p50"));
    names.put("p90", Labels.STATISTICS.get("p90"));
    return Panels.lines(title, description, Measure.HOURS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", metric.key())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(PORT.key(), Choices.PORT)
                .rolledUpExcept(CITY, PORT)
                .counted("count")
                .overTime("mean", "p50", "p90"),
            "$col")
        .names(names);
  }

  private static Panel wait(Dimension dimension, Text title, Map<String, Text> names) {
    return Panels.bars(
            title,
            new Text(
                "Newest mean wait of each group, from the request to the start.",
                "各类别自申请至开始的最新平均等待时间。"),
            Measure.HOURS)
        .series(
            Selection.of(Measurement.ROLLING)
                .where("metric", Metric.INSPECTION_WAIT.key())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .each(dimension.key())
                .rolledUpExcept(CITY, dimension)
                .counted("count")
                .overTime("mean"),
            "$tag_" + dimension.key())
        .names(names);
  }

  private static Panel shares() {
    Map<String, Text> names = new LinkedHashMap<>();
    names.put(Indicator.INSPECTION_CLEAR.key(), new Text("nothing found", "查验无问题"));
    names.put(Indicator.WEEKEND_SERVICE.key(), new Text("started on a weekend", "周末实施"));
    names.put(
        Indicator.FEE_WAIVED.key(), new Text("fee waived where nothing was found", "无问题免除费用"));
    return Panels.lines(
            new Text("Outcome, weekends and fees", "查验结果、周末服务与费用"),
            new Text(
                "Part of the inspections finished in the window that found nothing, that began on a "
                    + "Saturday or Sunday, and of the clear ones whose fees were waived.",
                "窗口内完成的查验中：无问题的占比、周六周日实施的占比，以及无问题查验中免除费用的占比。"),
            Measure.SHARE)
        .series(
            Selection.of(Measurement.SHARE)
                .among("indicator", names.keySet().stream())
                .where("window", Choices.WINDOW)
                .where(CITY.key(), Choices.CITY)
                .where(PORT.key(), Choices.PORT)
                .counted("denominator")
                .by("indicator")
                .overTime("share"),
            "$tag_indicator")
        .names(names);
  }
}
