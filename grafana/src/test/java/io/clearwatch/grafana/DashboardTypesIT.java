package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearwatch.grafana.GrafanaFolder.DashboardFile;
import io.clearwatch.testing.InstalledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards have the types of Grafana's own schema, as the TypeScript compiler sees them. */
class DashboardTypesIT {
  private static final long PATIENCE_SECONDS = 300;
  private static final String WRONG = "wrong";

  @TempDir static Path folder;

  /** What the compiler says of all dashboards, and of one with an option that does not exist. */
  private static List<String> errors;

  @BeforeAll
  static void compileTheDashboards() throws Exception {
    InstalledProgram.require("npm", "nodejs", "npm");
    for (Path file : GrafanaFolder.in("types")) {
      if (Files.isRegularFile(file)) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    for (DashboardFile dashboard : GrafanaFolder.dashboards()) {
      write(fileName(dashboard), dashboard.json());
    }
    write(WRONG, withAWrongOption(GrafanaFolder.dashboards(Language.ENGLISH).get(0).json()));
    Result installed = run("npm", "install", "--no-package-lock", "--ignore-scripts");
    assertThat(installed.status()).as(installed.output()).isZero();

    Result compiled = run("node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");

    errors = compiled.output().lines().filter(line -> line.contains("error TS")).toList();
  }

  @Test
  void dashboardsAreOfTheSchema() {
    assertThat(errors).allMatch(error -> error.startsWith(WRONG + ".ts("));
  }

  @Test
  void aWrongOptionIsFound() {
    assertThat(errors)
        .filteredOn(error -> error.startsWith(WRONG + ".ts("))
        .isNotEmpty()
        .allMatch(error -> error.contains("\"lst\"' is not assignable to type"));
  }

  private static String fileName(DashboardFile dashboard) {
    return dashboard.name() + '-' + dashboard.language().key();
  }

  private static JsonNode withAWrongOption(JsonNode dashboard) {
    JsonNode wrong = dashboard.deepCopy();
    for (JsonNode panel : wrong.path("panels")) {
      if (panel.path("type").asText().equals("timeseries")) {
        ((ObjectNode) panel.path("options").path("legend")).put("displayMode", "lst");
      }
    }
    return wrong;
  }

  /** The dashboard as a literal, and so the options of each of its panels. */
  private static void write(String name, JsonNode json) throws IOException {
    StringBuilder source =
        new StringBuilder(
            "import type { DashboardFile, Drawing, Options } from './wire';\n"
                + "export const dashboard: DashboardFile = ");
    source.append(json.toPrettyString()).append(";\n");
    for (JsonNode panel : json.path("panels")) {
      String type = panel.path("type").asText();
      if (!type.equals("row")) {
        int id = panel.path("id").asInt();
        JsonNode drawing = panel.path("fieldConfig").path("defaults").path("custom");
        source.append(
            "export const options%d: Options['%s'] = %s;%nexport const drawing%d: Drawing['%s'] = %s;%n"
                .formatted(id, type, panel.path("options"), id, type, drawing));
      }
    }
    Files.writeString(folder.resolve(name + ".ts"), source);
  }

  private record Result(int status, String output) {}

  private static Result run(String... command) throws Exception {
    Path output = folder.resolve("output.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", process).isTrue();
    return new Result(process.exitValue(), Files.readString(output));
  }
}
