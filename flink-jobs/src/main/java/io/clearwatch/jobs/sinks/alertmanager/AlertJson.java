package io.clearwatch.jobs.sinks.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.events.AlertKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts as {@code POST /api/v2/alerts} takes them. */
final class AlertJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AlertText text;

  AlertJson(AlertText text) {
    this.text = text;
  }

  /**
   * @throws JsonProcessingException never, as maps of texts can always be written
   */
  byte[] of(List<KeptAlert> alerts) throws JsonProcessingException {
    return JSON.writeValueAsBytes(alerts.stream().map(this::alert).toList());
  }

  private Map<String, Object> alert(KeptAlert alert) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("labels", labels(alert.key));
    json.put("annotations", text.annotations(alert));
    json.put("startsAt", Instant.ofEpochMilli(alert.startsAtMillis).toString());
    if (alert.hasEnded()) {
      json.put("endsAt", Instant.ofEpochMilli(alert.endsAtMillis).toString());
    }
    return json;
  }

  private static Map<String, String> labels(AlertKey key) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", alertName(key.kind()));
    labels.put("kind", key.kind().name());
    labels.put("severity", key.kind() == AlertKind.TARGET ? "critical" : "warning");
    labels.put(key.kind() == AlertKind.STUCK ? "cause" : "target", key.target());
    labels.put("city", key.city());
    labels.put("port", key.port());
    labels.put("direction", key.direction());
    return labels;
  }

  private static String alertName(AlertKind kind) {
    return switch (kind) {
      case TARGET -> "ClearwatchTarget";
      case EARLY -> "ClearwatchEarly";
      case STUCK -> "ClearwatchStuck";
    };
  }
}
