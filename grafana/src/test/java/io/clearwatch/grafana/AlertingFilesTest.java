package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The alerting files are free of what stops Grafana at its start, or keeps a rule from firing. */
class AlertingFilesTest {
  private static final Set<String> STATES_WITHOUT_DATA = Set.of("NoData", "Alerting", "OK");
  private static final Set<String> STATES_AFTER_ERRORS = Set.of("Error", "Alerting", "OK");

  @Test
  void noFolderLiesAmongThem() {
    assertThat(GrafanaFolder.in("provisioning/alerting"))
        .isNotEmpty()
        .allMatch(Files::isRegularFile)
        .allMatch(file -> file.toString().endsWith(".yaml"));
  }

  @Test
  void everyRuleAsksThenTakesTheLastThenCompares() {
    for (JsonNode rule : GrafanaFolder.rules()) {
      JsonNode data = rule.path("data");
      assertThat(data).hasSize(3);
      assertThat(data.path(0).path("refId").asText()).isEqualTo("A");
      assertThat(data.path(0).path("datasourceUid").asText()).isEqualTo(Datasources.FIGURES);
      assertThat(data.path(0).path("relativeTimeRange").path("from").asInt()).isPositive();
      assertThat(data.path(1).path("model").path("type").asText()).isEqualTo("reduce");
      assertThat(data.path(1).path("model").path("reducer").asText()).isEqualTo("last");
      assertThat(data.path(1).path("model").path("expression").asText()).isEqualTo("A");
      assertThat(data.path(2).path("model").path("type").asText()).isEqualTo("threshold");
      assertThat(data.path(2).path("model").path("expression").asText()).isEqualTo("B");
      assertThat(rule.path("condition").asText()).isEqualTo("C");
    }
  }

  @Test
  void everyRuleSaysWhatHoldsWithoutDataAndAfterAnError() {
    Set<String> uids = new HashSet<>();
    for (JsonNode rule : GrafanaFolder.rules()) {
      assertThat(uids.add(rule.path("uid").asText())).isTrue();
      assertThat(rule.path("noDataState").asText()).isIn(STATES_WITHOUT_DATA);
      assertThat(rule.path("execErrState").asText()).isIn(STATES_AFTER_ERRORS);
      assertThat(rule.path("for").asText()).matches("\\d+[smh]");
    }
  }

  /** A single dollar sign is taken for a variable of the environment, and so becomes nothing. */
  @Test
  void everyDollarSignOfARuleIsDoubled() {
    List<String> texts = new ArrayList<>();
    GrafanaFolder.walk(
        GrafanaFolder.provisioning("alerting/rules.yaml"),
        node -> {
          if (node.isTextual() && node.asText().contains("$")) {
            texts.add(node.asText());
          }
        });
    assertThat(texts).isNotEmpty().allMatch(text -> text.replace("$$", "").indexOf('$') < 0);
  }

  @Test
  void receiversTemplatesAndPoliciesFitTogether() {
    List<String> receivers = new ArrayList<>();
    JsonNode contactPoints = GrafanaFolder.provisioning("alerting/contact-points.yaml");
    contactPoints
        .path("contactPoints")
        .forEach(point -> receivers.add(point.path("name").asText()));
    String template =
        GrafanaFolder.provisioning("alerting/templates.yaml")
            .path("templates")
            .path(0)
            .path("template")
            .asText();

    for (JsonNode policy : GrafanaFolder.provisioning("alerting/policies.yaml").path("policies")) {
      assertThat(policy.path("receiver").asText()).isIn(receivers);
      for (String wait : List.of("group_wait", "group_interval", "repeat_interval")) {
        assertThat(policy.path(wait).asText()).matches("\\d+[smh]");
      }
    }
    assertThat(contactPoints.toString())
        .contains("{{ template \\\"clearwatch.title\\\" . }}")
        .contains("{{ template \\\"clearwatch.message\\\" . }}");
    assertThat(template)
        .contains("{{ define \"clearwatch.title\" -}}")
        .contains("{{ define \"clearwatch.message\" -}}")
        .doesNotContain("$");
  }

  /** An empty address would stop Grafana, so each is a variable that compose gives a value. */
  @Test
  void addressesComeFromTheEnvironment() {
    List<String> addresses = new ArrayList<>();
    GrafanaFolder.provisioning("alerting/contact-points.yaml")
        .path("contactPoints")
        .forEach(
            point ->
                point
                    .path("receivers")
                    .forEach(
                        receiver -> {
                          JsonNode settings = receiver.path("settings");
                          addresses.add(
                              settings.path("addresses").asText(settings.path("url").asText()));
                        }));
    assertThat(addresses).containsExactly("$ALERT_EMAIL", "$ALERT_WEBHOOK_URL");
  }
}
