package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every document, and how its promises stand. */
final class PromisesDashboard {
  private PromisesDashboard() {}

  static Dashboard build() {
    Dashboard dashboard =
        new Dashboard(
            "promises",
            new Text("Promises", "承诺"),
            new Text(
                "Every document, and how its promises stand on the window on which they are judged "
                    + "and on the one that is watched.",
                "各份文件及其承诺在考核窗口与监测窗口上的表现。"),
            "now-30d");
    for (PolicyDocument document : Catalogue.builtIn().documents()) {
      dashboard
          .heading(document.title())
          .panel(verdicts(document), 12, 8)
          .panel(ratios(document), 12, 8);
    }
    return dashboard;
  }

  private static Panel verdicts(PolicyDocument document) {
    Panel panel =
        Panels.table(new Text("Judged: " + document.id(), "考核：" + document.id()), about(document))
            .table(
                Promises.judged(document.targets())
                    .by("target", "window")
                    .latest("value", "limit", "ratio", "state"))
            .states(Labels.STATES, Promises.COLORS)
            .column("target", new Text("Promise", "承诺"), measures(document))
            .column("window", new Text("Window", "窗口"), Labels.WINDOWS)
            .column("value", new Text("Value", "数值"), Measure.PLAIN)
            .column("limit", new Text("Limit", "限值"), Measure.PLAIN)
            .column("ratio", new Text("Of the limit", "与限值之比"), Measure.RATIO)
            .column("state", new Text("State", "状态"), Labels.STATES)
            .transformed("organize", object("excludeByName", object("Time", true)));
    return document.url() == null
        ? panel
        : panel.link(new Text("The document", "文件原文"), document.url());
  }

  private static Text about(PolicyDocument document) {
    return new Text(
        document.issuer().en()
            + number(document, Language.ENGLISH)
            + " ("
            + (document.date() == null ? "undated" : document.date())
            + "). Values and limits are in the target's own unit.",
        document.issuer().zh()
            + number(document, Language.CHINESE)
            + "（"
            + (document.date() == null ? "未署日期" : document.date())
            + "）。数值与限值采用目标自身的单位。");
  }

  private static String number(PolicyDocument document, Language language) {
    return document.number() == null ? "" : ", " + language.of(document.number());
  }

  /** The names of the targets with the measure of the document that they are from. */
  private static Map<String, Text> measures(PolicyDocument document) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (Target target : document.targets()) {
      names.put(
          target.id(),
          new Text(
              target.name().en() + " (" + target.measure().en() + ")",
              target.name().zh() + "（" + target.measure().zh() + "）"));
    }
    return names;
  }

  private static Panel ratios(PolicyDocument document) {
    return Panels.lines(
            new Text("Watched: " + document.id(), "监测：" + document.id()),
            new Text(
                "Value by limit over time, on the window that is watched for alerts. For a limit "
                    + "from above, 1 or less is kept; for a share that has to be reached, 1 or more.",
                "监测窗口上数值与限值之比。上限类承诺不高于 1 为达标，份额类承诺不低于 1 为达标。"),
            Measure.RATIO)
        .series(
            Promises.watched(document.targets())
                .with("\"state\" != 'NO_DATA'")
                .by("target")
                .overTime("ratio"),
            "$tag_target")
        .names(measures(document));
  }
}
