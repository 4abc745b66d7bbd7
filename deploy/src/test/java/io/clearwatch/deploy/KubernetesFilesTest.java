package io.clearwatch.deploy;

import static io.clearwatch.deploy.ProjectFiles.at;
import static io.clearwatch.deploy.ProjectFiles.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.JobSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for the Flink Kubernetes operator. */
class KubernetesFilesTest {
  private static final String FOLDER = "deploy/kubernetes/";

  @Test
  void everyFileIsListed() throws Exception {
    Map<String, Object> kustomization = ProjectFiles.yaml(FOLDER + "kustomization.yaml");
    List<String> listed =
        list(kustomization.get("resources")).stream().map(String::valueOf).toList();

    try (Stream<Path> files = Files.list(ProjectFiles.ROOT.resolve(FOLDER))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              concat(listed, List.of("kustomization.yaml", "job.yaml")));
    }
  }

  private static List<String> concat(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clearance", "inspection", "refund"})
  void aJobIsOneOfTheProjectAndScalesWithinBounds(String name) throws Exception {
    Map<String, Object> spec = at(ProjectFiles.yaml(FOLDER + name + ".yaml"), "spec");
    Class<?> main =
        Class.forName(
            String.valueOf(at(spec, "job").get("entryClass")),
            false,
            JobSettings.class.getClassLoader());
    int parallelism = (int) at(spec, "job").get("parallelism");
    Map<String, Object> flink = at(spec, "flinkConfiguration");
    int most = bound(flink, "max");

    assertThat(main.getMethod("main", String[].class)).isNotNull();
    assertThat(parallelism).isBetween(bound(flink, "min"), most);
    assertThat(120 % most).as("key groups shared evenly among %d subtasks", most).isZero();
  }

  private static int bound(Map<String, Object> flink, String which) {
    return Integer.parseInt(
        String.valueOf(flink.get("job.autoscaler.vertex." + which + "-parallelism")));
  }

  @Test
  void kustomizePutsTheServersIn() throws Exception {
    boolean isThere =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
    Assumptions.assumeTrue(isThere, "no kubectl on the PATH");
    Process process =
        new ProcessBuilder("kubectl", "kustomize", FOLDER)
            .directory(ProjectFiles.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();

    List<Map<String, Object>> jobs =
        ProjectFiles.documents(output).stream()
            .filter(document -> "FlinkDeployment".equals(document.get("kind")))
            .toList();

    assertThat(jobs).hasSize(3);
    for (Map<String, Object> job : jobs) {
      String name = String.valueOf(at(job, "metadata").get("name"));
      assertThat(list(at(job, "spec", "job").get("args")).toString())
          .isEqualTo(
              "[--kafka, kafka-bootstrap.kafka:9092, --influx, http://influxdb.influxdb:8086, "
                  + "--from, 2026-01-01T00:00:00Z]");
      assertThat(at(job, "spec", "flinkConfiguration"))
          .containsEntry("execution.checkpointing.dir", "s3://clearwatch/" + name + "/checkpoints")
          .containsEntry("metrics.reporter.influxdb.host", "influxdb.influxdb")
          .containsEntry("pipeline.max-parallelism", "120");
    }
  }
}
