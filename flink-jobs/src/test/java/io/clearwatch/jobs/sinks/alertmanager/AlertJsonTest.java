package io.clearwatch.jobs.sinks.alertmanager;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.events.Alert;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
  private static final long BEGIN = Instant.parse("2026-03-01T08:15:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final AlertJson json =
      new AlertJson(new AlertText(Catalogue.builtIn(), PortRegistry.builtIn()));

  @Test
  void labelsAreWhatAnAlertIsKnownBy() throws IOException {
    assertThat(texts(sent(Alerts.imports(FIRING, BEGIN)), "labels"))
        .isEqualTo(
            Map.of(
                "alertname", "ClearwatchTarget",
                "kind", "TARGET",
                "severity", "critical",
                "target", "dalian-import-clearance",
                "city", "dalian",
                "port", "all",
                "direction", "IMPORT"));
  }

  @Test
  void anEarlyAlertIsAWarning() throws IOException {
    JsonNode alert = sent(Alerts.early(FIRING, BEGIN));

    assertThat(texts(alert, "labels"))
        .containsEntry("alertname", "ClearwatchEarly")
        .containsEntry("severity", "warning");
    assertThat(texts(alert, "annotations"))
        .containsEntry(
            "summary_en",
            "Dalian, imports, Import clearance: promise at risk, 38.5 h, promised is below 40 h")
        .containsEntry("summary_zh", "大连（进口）进口整体通关时间有超限风险：38.5 小时，承诺低于 40 小时");
  }

  @Test
  void annotationsTellInBothLanguagesWhatWasPromisedWhereAndByWhom() throws IOException {
    Map<String, String> annotations = texts(sent(Alerts.imports(FIRING, BEGIN)), "annotations");

    assertThat(annotations)
        .containsEntry(
            "summary_en",
            "Dalian, imports, Import clearance: promise broken, 42.12 h, promised is below 40 h")
        .containsEntry("summary_zh", "大连（进口）进口整体通关时间未达标：42.12 小时，承诺低于 40 小时")
        .containsEntry("target_en", "Import clearance")
        .containsEntry("target_zh", "进口整体通关时间")
        .containsEntry("city_en", "Dalian")
        .containsEntry("city_zh", "大连")
        .containsEntry("measure_en", "main goals")
        .containsEntry("measure_zh", "主要目标")
        .containsEntry("value", "42.125")
        .containsEntry("limit", "40.0")
        .containsEntry("unit", "hours")
        .containsEntry("alert_id", "TARGET:dalian-import-clearance")
        .doesNotContainKey("port_en");
    assertThat(annotations.get("document_en")).contains("[2022] No. 1");
    assertThat(annotations.get("document_zh")).contains("大口岸通关【2022】1号");
    assertThat(annotations.get("description_en"))
        .startsWith("The mean of the last 24 hours is 42.12 h. Promised is below 40 h by Dalian's")
        .contains("main goals. Mean hours from the arrival");
    assertThat(annotations.get("description_zh"))
        .startsWith("近 24 小时均值为 42.12 小时。《大连市")
        .contains("（主要目标）承诺低于 40 小时。自运输工具抵港");
  }

  @Test
  void targetThatWasPublishedAfterTheStartIsToldByItsId() throws IOException {
    Alert published = Alerts.imports(FIRING, BEGIN);
    published.setTarget("published-later");

    JsonNode alert = sent(published);

    assertThat(texts(alert, "labels")).containsEntry("target", "published-later");
    assertThat(texts(alert, "annotations"))
        .containsEntry(
            "summary_en",
            "Dalian, imports, published-later: promise broken, 42.125, promised is 40.0")
        .containsEntry("summary_zh", "大连（进口） published-later 未达标：42.125，承诺 40.0")
        .containsEntry("limit", "40.0")
        .doesNotContainKey("unit");
  }

  @Test
  void aShareIsToldInPercent() throws IOException {
    assertThat(texts(sent(Alerts.paperless(FIRING, BEGIN)), "annotations"))
        .containsEntry(
            "summary_en",
            "Dalian, exports, Paperless declarations: promise broken, 98 %, promised is at least"
                + " 100 %")
        .containsEntry("value", "0.98")
        .containsEntry("unit", "share");
  }

  @Test
  void stuckCasesOfACauseAndPortAreOneAlertWithTheirNumber() throws IOException {
    JsonNode alert =
        sent(Alerts.stuck("D1", FIRING, BEGIN), Alerts.stuck("D2", FIRING, BEGIN + MINUTE));

    assertThat(texts(alert, "labels"))
        .containsEntry("alertname", "ClearwatchStuck")
        .containsEntry("severity", "warning")
        .containsEntry("cause", "release")
        .containsEntry("port", "dalian-dayaowan")
        .doesNotContainKey("target")
        .doesNotContainValue("D2");
    assertThat(texts(alert, "annotations"))
        .containsEntry("summary_en", "Dalian, Dayaowan, imports: 2 stuck, cause release")
        .containsEntry("cases", "2")
        .containsEntry("subject", "D2");
  }

  @Test
  void anAlertThatFiresHasNoEnd() throws IOException {
    JsonNode alert = sent(Alerts.imports(FIRING, BEGIN));

    assertThat(alert.path("startsAt").asText()).isEqualTo("2026-03-01T08:15:00Z");
    assertThat(alert.has("endsAt")).isFalse();
  }

  @Test
  void theEndIsThatOfEventTime() throws IOException {
    JsonNode alert =
        sent(Alerts.imports(FIRING, BEGIN), Alerts.imports(RESOLVED, BEGIN + 5 * MINUTE));

    assertThat(alert.path("startsAt").asText()).isEqualTo("2026-03-01T08:15:00Z");
    assertThat(alert.path("endsAt").asText()).isEqualTo("2026-03-01T08:20:00Z");
  }

  @Test
  void anUnknownValueIsSaidToBe() throws IOException {
    Alert alert = Alerts.stuck("D1", FIRING, BEGIN);
    alert.setValue(null);

    Map<String, String> annotations = texts(sent(alert), "annotations");
    assertThat(annotations).doesNotContainKey("value");
    assertThat(annotations.get("description_en")).contains("D1: unknown");
  }

  /** The one alert that is made of these transitions, each sent before the next. */
  private JsonNode sent(Alert... transitions) throws IOException {
    AlertBook book = new AlertBook(15 * MINUTE);
    for (Alert transition : transitions) {
      book.take(transition, transition.getEventTime().toEpochMilli() + MINUTE);
      book.all().forEach(alert -> alert.attempted = true);
    }
    JsonNode alerts = new ObjectMapper().readTree(json.of(List.copyOf(book.all())));
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static Map<String, String> texts(JsonNode alert, String name) {
    Map<String, String> texts = new HashMap<>();
    alert.path(name).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }
}
