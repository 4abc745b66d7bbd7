package io.clearwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.jobs.ServerOptions.Begin;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.StuckLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobMainTest {
  private static final Instant START = Instant.parse("2026-03-02T12:30:00Z");
  private static final String SERVERS = "--kafka broker:9092 --influx http://influx:8086";
  private static final Begin ANEW = Begin.anew(START);

  @TempDir Path folder;

  @Test
  void theServersAloneAreEnough() {
    LiveRun run = run(SERVERS);

    assertThat(run.bootstrap()).isEqualTo("broker:9092");
    assertThat(run.store()).hasToString("clearwatch at http://influx:8086");
    assertThat(run.patience()).isEqualTo(LiveRun.DEFAULT_PATIENCE);
    assertThat(ticks(run).next(Window.H1, 0)).isEqualTo(START.toEpochMilli());
  }

  @Test
  void alertsGoToNoAlertmanagerUnlessOneIsNamed() {
    assertThat(run(SERVERS).alertmanager()).isNull();
  }

  @Test
  void everyMemberOfAnAlertmanagerIsNamedByOneOptionOrSeveral() {
    LiveRun run =
        run(SERVERS + " --alertmanager http://a:9093/,http://b:9093 --alertmanager http://c:9093");

    assertThat(run.alertmanager().urls())
        .containsExactly("http://a:9093", "http://b:9093", "http://c:9093");
  }

  @Test
  void aPasswordInTheUrlOfAlertmanagerIsRefused() {
    assertThatThrownBy(() -> run(SERVERS + " --alertmanager http://me:pw@a:9093"))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage(
            "job: the URL of Alertmanager must hold no credentials or parameters: set"
                + " ALERTMANAGER_TOKEN instead");
  }

  @Test
  void figuresOfThePastComeEveryHour() {
    Ticks ticks = ticks(run(SERVERS + " --from 2026-03-01"));

    assertThat(ticks.next(Window.H1, 0)).isEqualTo(millis("2026-03-01T00:00:00Z"));
    assertThat(ticks.next(Window.H1, millis("2026-03-01T00:00:00Z")))
        .isEqualTo(millis("2026-03-01T01:00:00Z"));
    assertThat(ticks.next(Window.H1, START.toEpochMilli()))
        .isEqualTo(START.plus(Duration.ofMinutes(1)).toEpochMilli());
  }

  @Test
  void aJobThatGoesOnLeavesNoGapBetweenItsStopAndItsStart() {
    Begin goesOn = new Begin(START, true);
    long stopped = START.minus(Duration.ofHours(3)).toEpochMilli();

    Ticks ticks = ticks(JobMain.liveRun("job", goesOn, Map.of(), SERVERS.split(" ")));

    assertThat(ticks.next(Window.H1, stopped)).isEqualTo(stopped + 60_000);
    assertThat(ticks.previous(Window.H1, stopped)).isEqualTo(stopped - 60_000);
  }

  @Test
  void aJobThatGoesOnInThePastKeepsToTheStepOfItsPast() {
    String[] arguments = (SERVERS + " --from 2026-03-01").split(" ");

    Ticks ticks = ticks(JobMain.liveRun("job", new Begin(START, true), Map.of(), arguments));

    assertThat(ticks.next(Window.H1, millis("2026-03-01T00:00:00Z")))
        .isEqualTo(millis("2026-03-01T01:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "5m", "10m", "15m", "20m", "30m", "1h", "6h"})
  void figuresOfThePastComeAsOftenAsWanted(String step) {
    assertThat(run(SERVERS + " --past-every " + step)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "30s", "2m", "6m", "7m", "12m", "25m", "45m", "90m", "1h30s"})
  void aStepThatFitsNotAllWindowsIsRefused(String step) {
    assertThatThrownBy(() -> run(SERVERS + " --past-every " + step))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage("job: --past-every is neither 1m, 5m, 10m, 15m, 20m, 30m nor whole hours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--kafka broker:9092 | job: Missing required option: '--influx=URL'",
        "--kafka a --influx b | job: the URL of InfluxDB is b: expected http://HOST:PORT or https://HOST:PORT",
        "--kafka a --influx http://b:1 --patience 0s | job: --patience is not at least 1s",
        "--kafka a --influx http://b:1 --patience soon | job: Invalid value for option '--patience': "
            + "'soon' is not a duration; write it like 90s, 3m, 1h or 1d12h",
        "--kafka a --influx http://b:1 --speed 3 | job: Unknown options: '--speed', '3'",
      })
  void wrongUsageIsOneLine(String arguments, String message) {
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage(message);
  }

  @Test
  void helpTellsTheOptions() {
    assertThatThrownBy(() -> run("--help"))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessageContaining("Usage: job")
        .hasMessageContaining("--past-every=DURATION");
  }

  @Test
  void clientPropertiesComeFromTheFileOfTheEnvironment() throws Exception {
    Path file = Files.writeString(folder.resolve("kafka"), "security.protocol = SSL\n");

    LiveRun run =
        JobMain.liveRun(
            "job", ANEW, Map.of("KAFKA_CONFIG_FILE", file.toString()), SERVERS.split(" "));

    assertThat(run.client()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void aFileOfClientPropertiesThatIsMissingIsTold() {
    Map<String, String> environment = Map.of("KAFKA_CONFIG_FILE", "none.properties");

    assertThatThrownBy(() -> JobMain.liveRun("job", ANEW, environment, SERVERS.split(" ")))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage(
            "job: KAFKA_CONFIG_FILE names none.properties, which cannot be read; correct the name");
  }

  @Test
  void limitsOfStuckCasesAreThoseOfTheFile() throws Exception {
    assertThat(run(SERVERS).settings().stuck().all()).isEqualTo(StuckLimits.builtIn().all());
    Path file = Files.writeString(folder.resolve("stuck.yaml"), "alertsPerMinute: 7\nlimits: []");

    LiveRun run = run(SERVERS + " --stuck " + file);

    assertThat(run.settings().stuck().all()).isEmpty();
    assertThat(run.settings().stuck().alertsPerMinute()).isEqualTo(7);
  }

  @Test
  void limitsOfStuckCasesThatAreWrongAreToldByLine() throws Exception {
    Path file = Files.writeString(folder.resolve("stuck.yaml"), "limits: []");

    assertThatThrownBy(() -> run(SERVERS + " --stuck " + file))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage("job: " + file + ":1: the key alertsPerMinute is missing (add it)");
  }

  @Test
  void noClusterCanSwitchTheGenericSerializerOn() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(JobMain.configuration());

    assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
  }

  private static LiveRun run(String arguments) {
    return JobMain.liveRun("job", ANEW, Map.of(), arguments.split(" "));
  }

  private static Ticks ticks(LiveRun run) {
    return run.settings().ticks();
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
