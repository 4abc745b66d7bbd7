package io.clearwatch.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that Grafana reads and that are made here, beside those that are written by hand. */
public final class GrafanaFiles {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
  private static final ObjectWriter YAML =
      new ObjectMapper(
              new YAMLFactory()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES))
          .writer();

  private GrafanaFiles() {}

  /** All dashboards. */
  static List<Dashboard> dashboards() {
    return List.of(
        OperationsDashboard.build(),
        ClearanceDashboard.build(),
        InspectionDashboard.build(),
        RefundsDashboard.build(),
        PromisesDashboard.build(),
        ReplayDashboard.build(),
        PipelineDashboard.build());
  }

  /** Contents by path, relative to the folder {@code grafana}. */
  public static Map<String, String> made() {
    Map<String, String> files = new TreeMap<>();
    try {
      for (Dashboard dashboard : dashboards()) {
        for (Language language : Language.values()) {
          files.put(
              "dashboards/" + language.key() + '/' + dashboard.name() + ".json",
              JSON.writeValueAsString(dashboard.json(language)) + '\n');
        }
      }
      files.put("provisioning/alerting/rules.yaml", YAML.writeValueAsString(AlertRules.json()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /**
   * Writes the files anew.
   *
   * @param args the folder {@code grafana}
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, String> file : made().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
