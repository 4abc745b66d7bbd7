package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.grafana.GrafanaFolder.DashboardFile;
import io.clearwatch.measurements.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name in every query is one of the measurement schema. */
class QueryNamesTest {
  static List<DashboardFile> dashboards() {
    return GrafanaFolder.dashboards();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void areThoseOfTheSchemaInDashboards(DashboardFile dashboard) {
    List<String> statements = new ArrayList<>();
    GrafanaFolder.walk(
        dashboard.json(),
        node -> {
          boolean isOfFlink =
              node.path("datasource").path("uid").asText().equals(Datasources.FLINK);
          String query = node.path("query").asText();
          if (!isOfFlink && (query.startsWith("SELECT") || query.startsWith("SHOW"))) {
            statements.add(query);
          }
        });

    assertThat(statements).isNotEmpty();
    for (String statement : statements) {
      assertThat(new Statement(statement).problems()).as(statement).isEmpty();
    }
  }

  @Test
  void areThoseOfTheSchemaInRules() {
    List<JsonNode> rules = GrafanaFolder.rules();
    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      String statement = rule.path("data").path(0).path("model").path("query").asText();
      assertThat(new Statement(statement).problems()).as(statement).isEmpty();
    }
  }

  @Test
  void aWrongNameIsFound() {
    String statement =
        "SELECT last(\"mean\") FROM \"rolling\" WHERE \"metric\" = 'clearance_customs' AND"
            + " \"city\" = '$city' AND \"window\" = '24h'";
    assertThat(new Statement(statement).problems()).isEmpty();
    assertThat(new Statement(statement.replace("mean", "average")).problems())
        .containsExactly("no tag or field average of [rolling]");
    assertThat(new Statement(statement.replace("\"city\"", "\"town\"")).problems()).hasSize(1);
    assertThat(new Statement(statement.replace("24h", "25h")).problems())
        .containsExactly("no value 25h of window");
    assertThat(new Statement(statement.replace("clearance_customs", "speed")).problems())
        .containsExactly("no value speed of metric");
    assertThat(new Statement(statement.replace("\"rolling\"", "\"rollin\"")).problems())
        .contains("no measurement rollin");
  }

  @Test
  void aSelectionTakesNoOther() {
    Selection rolling = Selection.of(Measurement.ROLLING);
    assertThatThrownBy(() -> rolling.where("town", "dalian")).hasMessage("rolling has no tag town");
    assertThatThrownBy(() -> rolling.overTime("average"))
        .hasMessage("rolling has no field average");
  }
}
