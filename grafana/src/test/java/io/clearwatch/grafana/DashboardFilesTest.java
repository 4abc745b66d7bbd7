package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.grafana.GrafanaFolder.DashboardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards as Grafana reads them. */
class DashboardFilesTest {
  private static final int COLUMNS = 24;

  static List<DashboardFile> dashboards() {
    return GrafanaFolder.dashboards();
  }

  @Test
  void areWhatTheSourceGivesNow() throws IOException {
    Map<String, String> made = GrafanaFiles.made();
    for (Map.Entry<String, String> file : made.entrySet()) {
      assertThat(GrafanaFolder.FOLDER.resolve(file.getKey()))
          .as("write it anew: mvn -q package -pl grafana -am -DskipTests -Pwrite-grafana")
          .content()
          .isEqualTo(file.getValue());
    }
    assertThat(dashboards())
        .hasSize((int) made.keySet().stream().filter(this::isDashboard).count());
  }

  private boolean isDashboard(String path) {
    return path.startsWith("dashboards/");
  }

  @Test
  void haveUidsOfTheirOwn() {
    assertThat(dashboards())
        .extracting(file -> file.json().path("uid").asText())
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("[a-z-]{1,40}"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void canBeProvisioned(DashboardFile dashboard) {
    JsonNode json = dashboard.json();
    assertThat(json.has("id")).isTrue();
    assertThat(json.get("id").isNull()).isTrue();
    assertThat(json.has("__inputs")).isFalse();
    assertThat(json.path("title").asText()).isNotBlank();
    assertThat(json.path("schemaVersion").asInt()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void havePanelsThatLieBesideEachOther(DashboardFile dashboard) {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : dashboard.json().path("panels")) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      assertThat(ids.add(panel.path("id").asInt()))
          .as("%s: an id of its own", panel.path("title"))
          .isTrue();
      assertThat(right).isLessThanOrEqualTo(COLUMNS);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          assertThat(taken.add(List.of(x, y)))
              .as("%s at %d, %d", panel.path("title"), x, y)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void sayWhatEveryPanelShowsAndInWhichUnit(DashboardFile dashboard) {
    for (JsonNode panel : dashboard.panels()) {
      assertThat(panel.path("title").asText()).isNotBlank();
      assertThat(panel.path("description").asText()).as(panel.path("title").asText()).isNotBlank();
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as(panel.path("title").asText())
          .isNotBlank();
      assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void askDatasourcesThatAreProvisioned(DashboardFile dashboard) {
    Set<String> known = new TreeSet<>(Set.of(Datasources.MIXED));
    GrafanaFolder.provisioning("datasources/clearwatch.yaml")
        .path("datasources")
        .forEach(datasource -> known.add(datasource.path("uid").asText()));
    for (JsonNode variable : dashboard.json().path("templating").path("list")) {
      if (variable.path("type").asText().equals("datasource")) {
        known.add('$' + variable.path("name").asText());
      }
    }
    List<String> asked = new ArrayList<>();
    GrafanaFolder.walk(
        dashboard.json(),
        node -> {
          if (node.path("datasource").isObject()) {
            asked.add(node.path("datasource").path("uid").asText());
          }
        });

    assertThat(asked).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void areShownInAFolderForEachLanguage() {
    JsonNode providers = GrafanaFolder.provisioning("dashboards/clearwatch.yaml").path("providers");
    assertThat(providers).hasSize(Language.values().length);
    for (int i = 0; i < providers.size(); i++) {
      Language language = Language.values()[i];
      assertThat(providers.get(i).path("folder").asText()).isEqualTo(language.folder());
      assertThat(providers.get(i).path("options").path("path").asText())
          .isEqualTo("/var/lib/grafana/dashboards/" + language.key());
    }
  }

  @Test
  void nothingElseStandsBesideThem() throws IOException {
    try (Stream<java.nio.file.Path> files =
        Files.walk(GrafanaFolder.FOLDER.resolve("dashboards"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(dashboards().size());
    }
  }
}
