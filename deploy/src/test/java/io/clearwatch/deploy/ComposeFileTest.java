package io.clearwatch.deploy;

import static io.clearwatch.deploy.ProjectFiles.ROOT;
import static io.clearwatch.deploy.ProjectFiles.at;
import static io.clearwatch.deploy.ProjectFiles.list;
import static io.clearwatch.deploy.ProjectFiles.map;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.stack.StackVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml, without a Docker. */
class ComposeFileTest {
  private static final String TEXT = ProjectFiles.text("docker-compose.yml");
  private static final Map<String, Object> FILE = ProjectFiles.yaml("docker-compose.yml");
  private static final Map<String, Object> SERVICES = at(FILE, "services");

  /** {@code ${NAME}}, {@code ${NAME:-default}} or {@code ${NAME:?message}}. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

  private static final Set<String> PORTS =
      Set.of("KAFKA_PORT", "FLINK_PORT", "INFLUX_PORT", "BOARD_PORT", "GRAFANA_PORT");

  /** What runs on and answers nobody, so that nothing can be asked of it. */
  private static final Set<String> WITHOUT_HEALTH = Set.of("retention", "generator");

  private static void forEachService(BiConsumer<String, Map<String, Object>> check) {
    SERVICES.forEach((name, service) -> check.accept(name, map(service)));
  }

  /** Does one thing and ends, unlike a server. */
  private static boolean isOneShot(String name) {
    return Set.of("topics", "jobs").contains(name);
  }

  @Test
  void variablesAreThoseThatInitKnows() {
    Map<String, Set<String>> defaults = new TreeMap<>();
    Set<String> required = new TreeSet<>();
    Matcher variable = VARIABLE.matcher(TEXT);
    while (variable.find()) {
      if ("?".equals(variable.group(2))) {
        required.add(variable.group(1));
        assertThat(variable.group(3)).isEqualTo("run ./clearwatch init first");
      } else if (!PORTS.contains(variable.group(1))) {
        assertThat(variable.group(2)).as(variable.group()).isEqualTo("-");
        defaults
            .computeIfAbsent(variable.group(1), unused -> new TreeSet<>())
            .add(variable.group(3));
      }
    }

    assertThat(required)
        .isEqualTo(StackVariable.SECRETS.stream().map(StackVariable::name).collect(toSet()));
    Map<String, Set<String>> presets = new TreeMap<>();
    StackVariable.SETTINGS.forEach(
        setting -> presets.put(setting.name(), Set.of(setting.preset())));
    assertThat(defaults).isEqualTo(presets);
  }

  @Test
  void noSecretStandsInTheFile() {
    forEachService(
        (name, service) ->
            at(service, "environment")
                .forEach(
                    (variable, value) -> {
                      if (variable.matches(".*(PASSWORD|TOKEN|SECRET).*")) {
                        assertThat(String.valueOf(value)).as(name).startsWith("${");
                      }
                    }));
    assertThat(TEXT).doesNotContain("--token", "--password");
  }

  @Test
  void portsAreOpenOnThisMachineOnly() {
    List<String> open = new ArrayList<>();
    forEachService((name, service) -> list(service.get("ports")).forEach(p -> open.add("" + p)));

    assertThat(open).hasSize(5).allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void everyServerHasAHealthCheck() {
    forEachService(
        (name, service) -> {
          boolean isAsked = !isOneShot(name) && !WITHOUT_HEALTH.contains(name);
          assertThat(service.containsKey("healthcheck")).as(name).isEqualTo(isAsked);
        });
  }

  @Test
  void aServiceWaitsForWhatItNeeds() {
    forEachService(
        (name, service) ->
            at(service, "depends_on")
                .forEach(
                    (needed, how) -> {
                      assertThat(SERVICES).as(name).containsKey(needed);
                      assertThat(map(how).get("condition"))
                          .as(name + " needs " + needed)
                          .isEqualTo(
                              isOneShot(needed)
                                  ? "service_completed_successfully"
                                  : "service_healthy");
                    }));
    assertThat(at(SERVICES, "jobs", "depends_on"))
        .containsOnlyKeys("topics", "taskmanager", "influxdb");
  }

  @Test
  void whatIsMountedIsThere() {
    Set<String> named = at(FILE, "volumes").keySet();
    Set<String> used = new TreeSet<>();
    forEachService(
        (name, service) ->
            list(service.get("volumes"))
                .forEach(
                    mount -> {
                      String source = String.valueOf(mount).split(":")[0];
                      if (source.startsWith("./")) {
                        assertThat(ROOT.resolve(source)).as(name).exists();
                        assertThat(String.valueOf(mount)).as(name).endsWith(":ro");
                      } else {
                        used.add(source);
                      }
                    }));

    assertThat(used).isEqualTo(named);
  }

  @Test
  void imagesArePinnedToTheVersionsOfTheProject() {
    Map<String, String> images = new TreeMap<>();
    forEachService((name, service) -> images.put(name, String.valueOf(service.get("image"))));
    String pom = ProjectFiles.text("pom.xml");

    assertThat(images.values()).allMatch(image -> image.matches("[\\w./-]+:\\d+\\.\\d+\\.\\d+"));
    assertThat(images)
        .containsEntry("kafka", "apache/kafka:" + property(pom, "kafka.version"))
        .containsEntry(
            "grafana",
            "grafana/grafana:"
                + at(ProjectFiles.yaml("grafana/types/package.json"), "dependencies")
                    .get("@grafana/schema"));
    assertThat(ProjectFiles.text("deploy/Dockerfile"))
        .contains("FROM flink:" + property(pom, "flink.version") + "-java17 ");
  }

  private static String property(String pom, String name) {
    Matcher value = Pattern.compile("<" + name + ">([^<]+)<").matcher(pom);
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }

  @Test
  void imagesAreBuiltFromWhatIsThereAndRunWithoutRoot() {
    String[] stages = ProjectFiles.text("deploy/Dockerfile").split("\nFROM ");
    Set<String> targets = new TreeSet<>();
    forEachService(
        (name, service) -> {
          if (service.containsKey("build")) {
            Map<String, Object> build = at(service, "build");
            assertThat(ROOT.resolve(String.valueOf(build.get("dockerfile")))).exists();
            targets.add(String.valueOf(build.get("target")));
          }
        });

    assertThat(targets).containsExactly("clearwatch", "flink");
    for (String target : targets) {
      String stage =
          Stream.of(stages)
              .filter(one -> one.lines().findFirst().orElse("").endsWith(" AS " + target))
              .findFirst()
              .orElseThrow();
      assertThat(stage).containsPattern("(?m)^USER (?!root)\\w+$");
      Matcher copy = Pattern.compile("(?m)^COPY ((?:--ch\\S+ )*)([^-].*) \\S+$").matcher(stage);
      while (copy.find()) {
        for (String source : copy.group(2).split(" ")) {
          assertThat(ROOT.resolve(source)).as(target).exists();
        }
      }
    }
  }
}
