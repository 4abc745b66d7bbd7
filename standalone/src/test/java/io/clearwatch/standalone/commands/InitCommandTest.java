package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.stack.StackVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("secrets.env");
  }

  private CommandRun init() {
    return CommandRun.of("init --file", file);
  }

  private Map<String, String> values() throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.matches("\\w+=.*"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1),
                (one, other) -> other,
                TreeMap::new));
  }

  private static Set<String> secretNames() {
    return StackVariable.SECRETS.stream().map(StackVariable::name).collect(Collectors.toSet());
  }

  @Test
  void everySecretIsMadeAndNoTwoAreTheSame() throws Exception {
    assertThat(init().status()).isZero();

    assertThat(values()).containsOnlyKeys(secretNames());
    assertThat(values().values()).allMatch(secret -> secret.matches("[0-9a-f]{48}"));
    assertThat(new HashSet<>(values().values())).hasSameSizeAs(secretNames());
  }

  @Test
  void noSecretIsShown() throws Exception {
    CommandRun run = init();

    values().values().forEach(secret -> assertThat(run.out()).doesNotContain(secret));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
  void nobodyElseCanReadThem() throws Exception {
    init();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsThereIsKept() throws Exception {
    init();
    byte[] before = Files.readAllBytes(file);

    CommandRun again = init();

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("nothing is changed");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void whatIsMissingIsAdded() throws Exception {
    Files.write(file, List.of("INFLUX_TOKEN=mine", "GRAFANA_PASSWORD="));

    assertThat(init().status()).isZero();

    assertThat(values()).containsOnlyKeys(secretNames()).containsEntry("INFLUX_TOKEN", "mine");
    assertThat(values().get("GRAFANA_PASSWORD")).isNotEmpty();
  }

  @Test
  void aFolderThatIsMissingIsTold() {
    file = folder.resolve("none").resolve("secrets.env");

    CommandRun run = init();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("clearwatch init: cannot write " + file)
        .endsWith("give another with --file");
  }
}
