package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.AlertKind;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an alert tells a person, as annotations in English and Chinese. */
final class AlertText {
  private final Catalogue catalogue;
  private final PortRegistry ports;

  AlertText(Catalogue catalogue, PortRegistry ports) {
    this.catalogue = catalogue;
    this.ports = ports;
  }

  Map<String, String> annotations(KeptAlert alert) {
    Map<String, String> annotations = new LinkedHashMap<>();
    if (alert.key.kind() == AlertKind.STUCK) {
      describeCases(alert, annotations);
    } else {
      Target target = catalogue.target(alert.key.target());
      if (target == null) {
        describeUnknown(alert, annotations);
      } else {
        describePromise(alert, target, annotations);
      }
    }
    annotations.put("alert_id", alert.alertId);
    City city = ports.city(alert.key.city());
    if (city != null) {
      put(annotations, "city", city.name());
    }
    Port port = ports.port(alert.key.port());
    if (port != null) {
      put(annotations, "port", port.name());
    }
    return annotations;
  }

  private void describePromise(KeptAlert alert, Target target, Map<String, String> annotations) {
    Text place = place(alert.key);
    Text value = amount(alert.value, target.unit());
    Text comparator = Wording.comparator(target.comparator());
    Text limit = amount(alert.limit, target.unit());
    boolean broken = alert.key.kind() == AlertKind.TARGET;
    put(
        annotations,
        "summary",
        new Text(
            "%s, %s: %s, %s, promised is %s %s"
                .formatted(
                    place.en(),
                    target.name().en(),
                    broken ? "promise broken" : "promise at risk",
                    value.en(),
                    comparator.en(),
                    limit.en()),
            "%s%s%s：%s，承诺%s %s"
                .formatted(
                    place.zh(),
                    target.name().zh(),
                    broken ? "未达标" : "有超限风险",
                    value.zh(),
                    comparator.zh(),
                    limit.zh())));
    Text statistic = Wording.statistic(target.statistic());
    Text window = Wording.window(target.watched());
    Text document = document(target);
    put(
        annotations,
        "description",
        new Text(
            "The %s of %s is %s%s. Promised is %s %s by %s, %s. %s"
                .formatted(
                    statistic.en(),
                    window.en(),
                    value.en(),
                    broken ? "" : ", and that of the last hour is past the limit",
                    comparator.en(),
                    limit.en(),
                    document.en(),
                    target.measure().en(),
                    target.note().en()),
            "%s%s为 %s%s。%s（%s）承诺%s %s。%s"
                .formatted(
                    window.zh(),
                    statistic.zh(),
                    value.zh(),
                    broken ? "" : "，且近 1 小时已超限",
                    document.zh(),
                    target.measure().zh(),
                    comparator.zh(),
                    limit.zh(),
                    target.note().zh())));
    put(annotations, "target", target.name());
    put(annotations, "document", document);
    put(annotations, "measure", target.measure());
    figures(alert, target.unit(), annotations);
  }

  /** Of a target that was published after the job had begun: its words are not known here. */
  private void describeUnknown(KeptAlert alert, Map<String, String> annotations) {
    Text place = place(alert.key);
    boolean broken = alert.key.kind() == AlertKind.TARGET;
    put(
        annotations,
        "summary",
        new Text(
            "%s, %s: %s, %s, promised is %s"
                .formatted(
                    place.en(),
                    alert.key.target(),
                    broken ? "promise broken" : "promise at risk",
                    alert.value,
                    alert.limit),
            "%s %s %s：%s，承诺 %s"
                .formatted(
                    place.zh(),
                    alert.key.target(),
                    broken ? "未达标" : "有超限风险",
                    alert.value,
                    alert.limit)));
    figures(alert, annotations);
  }

  private void describeCases(KeptAlert alert, Map<String, String> annotations) {
    Text place = place(alert.key);
    put(
        annotations,
        "summary",
        new Text(
            "%s: %d stuck, cause %s".formatted(place.en(), alert.cases, alert.key.target()),
            "%s滞留 %d 单，原因：%s".formatted(place.zh(), alert.cases, alert.key.target())));
    Text value = amount(alert.value, Unit.HOURS);
    Text limit = amount(alert.limit, Unit.HOURS);
    put(
        annotations,
        "description",
        new Text(
            "The latest of them is %s: %s, the limit is %s."
                .formatted(alert.subject, value.en(), limit.en()),
            "最近一单为 %s：%s，限值 %s。".formatted(alert.subject, value.zh(), limit.zh())));
    annotations.put("cases", Integer.toString(alert.cases));
    annotations.put("subject", alert.subject);
    figures(alert, Unit.HOURS, annotations);
  }

  private static void figures(KeptAlert alert, Unit unit, Map<String, String> annotations) {
    figures(alert, annotations);
    annotations.put("unit", unit.name().toLowerCase(Locale.ROOT));
  }

  private static void figures(KeptAlert alert, Map<String, String> annotations) {
    if (alert.value != null) {
      annotations.put("value", alert.value.toString());
    }
    if (alert.limit != null) {
      annotations.put("limit", alert.limit.toString());
    }
  }

  private Text place(AlertKey key) {
    City city = ports.city(key.city());
    Port port = ports.port(key.port());
    Text direction = Wording.direction(key.direction());
    String en = (city == null ? "All cities" : city.name().en());
    String zh = (city == null ? "各城市" : city.name().zh());
    if (port != null) {
      en += ", " + port.name().en();
      zh += port.name().zh();
    }
    return new Text(en + direction.en(), zh + direction.zh());
  }

  private static Text amount(Double value, Unit unit) {
    return value == null ? new Text("unknown", "未知") : Wording.amount(value, unit);
  }

  /** The document's title and number; its id where only the target was published. */
  private Text document(Target target) {
    for (PolicyDocument document : catalogue.documents()) {
      if (document.id().equals(target.document())) {
        Text number = document.number();
        return new Text(
            document.title().en() + (number == null ? "" : " (" + number.en() + ")"),
            "《" + document.title().zh() + "》" + (number == null ? "" : "（" + number.zh() + "）"));
      }
    }
    return new Text(target.document(), target.document());
  }

  private static void put(Map<String, String> annotations, String name, Text text) {
    annotations.put(name + "_en", text.en());
    annotations.put(name + "_zh", text.zh());
  }
}
