package io.clearwatch.deploy;

import static io.clearwatch.deploy.ProjectFiles.at;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Flink's settings: those of any cluster, and what each environment adds. */
class FlinkSettingsTest {
  private static final List<Class<?>> KNOWN_TO_FLINK =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          MetricOptions.class,
          PipelineOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);

  /** Options of the reporter, and of the operator for Kubernetes. */
  private static final String OF_OTHERS = "metrics\\.reporter\\..*|job\\.autoscaler\\..*";

  /** What one machine needs beyond addresses, and containers do not. */
  private static final Set<String> OF_ONE_MACHINE =
      Set.of(
          "jobmanager.bind-host",
          "taskmanager.host",
          "taskmanager.bind-host",
          "rest.bind-address",
          "rest.port",
          "rest.bind-port",
          "io.tmp.dirs",
          "web.tmpdir");

  /** What an environment sizes for itself. */
  private static final Set<String> SIZES =
      Set.of(
          "jobmanager.memory.process.size",
          "taskmanager.memory.process.size",
          "taskmanager.numberOfTaskSlots",
          "taskmanager.load-balance.mode",
          "taskmanager.rpc.port");

  private static Map<String, Object> ofAnyCluster() {
    return ProjectFiles.yaml("deploy/flink/config.yaml");
  }

  private static Map<String, Object> ofContainers() {
    return ProjectFiles.map(
        new Yaml().load("" + ProjectFiles.yaml("docker-compose.yml").get("x-flink-properties")));
  }

  /** The lines that the script adds, without their values. */
  private static Set<String> ofTheScript() {
    String script = ProjectFiles.text("deploy/stack");
    String added =
        script.substring(script.indexOf("# This machine.\njobmanager"), script.indexOf("\nEND\n"));
    return added
        .lines()
        .filter(line -> line.matches("[a-z][\\w.-]+: .*"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(toCollection(TreeSet::new));
  }

  private static Map<String, Object> ofKubernetes() {
    return at(ProjectFiles.yaml("deploy/kubernetes/job.yaml"), "spec", "flinkConfiguration");
  }

  @Test
  void everySettingIsKnownToFlink() throws IllegalAccessException {
    Set<String> known = new TreeSet<>();
    for (Class<?> options : KNOWN_TO_FLINK) {
      for (Field field : options.getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.get(null) instanceof ConfigOption<?> o) {
          known.add(o.key());
        }
      }
    }
    List<String> used = new ArrayList<>();
    used.addAll(ofAnyCluster().keySet());
    used.addAll(ofContainers().keySet());
    used.addAll(ofTheScript());
    used.addAll(ofKubernetes().keySet());

    assertThat(used).hasSizeGreaterThan(40);
    assertThat(used)
        .filteredOn(key -> !key.matches(OF_OTHERS))
        .allSatisfy(key -> assertThat(known).contains(key));
  }

  @Test
  void flinkReadsThemAsTheyAreMeant() {
    Configuration read =
        GlobalConfiguration.loadConfiguration(
            ProjectFiles.ROOT.resolve(Path.of("deploy", "flink")).toString());

    assertThat(read.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(read.get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(6);
    assertThat(read.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).hasSeconds(30);
    assertThat(read.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  @Test
  void containersAndTheScriptAddTheSame() {
    Set<String> added = new TreeSet<>(ofTheScript());
    added.removeAll(OF_ONE_MACHINE);

    assertThat(added).isEqualTo(new TreeSet<>(ofContainers().keySet()));
  }

  @Test
  void noEnvironmentContradictsWhatHoldsOnAnyCluster() {
    assertThat(ofAnyCluster().keySet())
        .doesNotContainAnyElementsOf(ofTheScript())
        .doesNotContainAnyElementsOf(ofContainers().keySet());
  }

  @Test
  void kubernetesHasTheSettingsOfAnyCluster() {
    Map<String, String> expected = new TreeMap<>();
    ofAnyCluster().forEach((key, value) -> expected.put(key, String.valueOf(value)));
    expected.keySet().removeAll(SIZES);
    Map<String, String> actual = new TreeMap<>();
    ofKubernetes().forEach((key, value) -> actual.put(key, String.valueOf(value)));

    assertThat(actual).containsAllEntriesOf(expected);
  }
}
