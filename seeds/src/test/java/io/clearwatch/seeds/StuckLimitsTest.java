package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StuckLimitsTest {
  private static final String LIMITS =
      """
      alertsPerMinute: 20
      limits:
        - id: slow-import
          name: {en: Slow import, zh: 进口超时}
          stage: import_release
          limit: 36h
        - id: slow-export
          name: {en: Slow export, zh: 出口超时}
          stage: export_release
          limit: 2d
      """;

  @TempDir Path folder;

  @Test
  void theBuiltInLimitsAreThoseOfTheFile() {
    assertThat(StuckLimits.builtIn().all())
        .extracting(StuckLimit::id)
        .containsExactly(
            "import-unreleased-7d",
            "import-unreleased-14d",
            "import-unreleased-90d",
            "export-unreleased-7d",
            "export-unreleased-90d",
            "import-uncollected-15d",
            "export-unloaded-10d",
            "inspection-unstarted-24h",
            "inspection-unstarted-72h",
            "inspection-unfinished-24h",
            "export-unarrived-3d");
    assertThat(StuckLimits.builtIn().alertsPerMinute()).isEqualTo(300);
  }

  @Test
  void theIdOfABuiltInLimitEndsWithIt() {
    assertThat(StuckLimits.builtIn().all())
        .allSatisfy(
            limit -> {
              Duration duration = Duration.ofMillis(limit.limitMillis());
              assertThat(limit.id())
                  .matches(".*-(" + duration.toHours() + "h|" + duration.toDays() + "d)");
            })
        .allSatisfy(limit -> assertThat(limit.name().zh()).isNotBlank());
  }

  @Test
  void limitsOfOnesOwnAreRead() throws IOException {
    StuckLimits limits = StuckLimits.load(write(LIMITS));

    assertThat(limits.alertsPerMinute()).isEqualTo(20);
    assertThat(limits.all())
        .containsExactly(
            new StuckLimit(
                "slow-import",
                new Text("Slow import", "进口超时"),
                StuckStage.IMPORT_RELEASE,
                Duration.ofHours(36).toMillis()),
            new StuckLimit(
                "slow-export",
                new Text("Slow export", "出口超时"),
                StuckStage.EXPORT_RELEASE,
                Duration.ofDays(2).toMillis()));
  }

  @Test
  void anEmptyListMeansThatNothingIsEverStuck() throws IOException {
    assertThat(StuckLimits.load(write("alertsPerMinute: 1\nlimits: []\n")).all()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alertsPerMinute: 20   | alertsPerMinute: 0    | 1 | alertsPerMinute is 0 (give a whole number from 1 on)
          alertsPerMinute: 20   | alertsPerHour: 20     | 1 | unknown key alertsPerHour (known here are alertsPerMinute, limits)
          alertsPerMinute: 20   | alertsPerHour: 20     | 1 | the key alertsPerMinute is missing (add it)
          limits:               | bounds:               | 1 | the key limits is missing (add it; [] for none)
          stage: import_release | stage: release        | 5 | unknown stage release (one of import_release, export_release, collection, loading,
          limit: 36h            | limit: 36             | 6 | limit is 36 (give hours or days as 24h or 7d, at most 90d)
          limit: 36h            | limit: 0h             | 6 | limit is 0h (give
          limit: 36h            | limit: 91d            | 6 | limit is 91d (give
          limit: 2d             | limit: 2161h          | 10 | limit is 2161h (give
          - id: slow-export     | - id: slow-import     | 7 | slow-import is taken by
          - id: slow-export     | - id: Slow            | 7 | id is Slow (give lower-case letters,
          """)
  void wrongLimitsAreRefusedWithTheLine(String right, String wrong, int line, String message)
      throws IOException {
    Path file = write(LIMITS.replace(right + '\n', wrong + '\n'));

    assertThatThrownBy(() -> StuckLimits.load(file))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining(file + ":" + line + ": " + message);
  }

  @Test
  void theLimitsAreTheSameAfterSerialization() throws Exception {
    StuckLimits copy = Serialization.roundTrip(StuckLimits.builtIn());

    assertThat(copy.all()).isEqualTo(StuckLimits.builtIn().all());
    assertThat(copy.alertsPerMinute()).isEqualTo(StuckLimits.builtIn().alertsPerMinute());
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("stuck.yaml"), content);
  }
}
