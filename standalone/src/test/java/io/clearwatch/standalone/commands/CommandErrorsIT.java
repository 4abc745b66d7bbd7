package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside is told in a line that says what, where and what to do. */
@Timeout(120)
class CommandErrorsIT {
  private static final String ARRIVED =
      """
      {"eventId":"e1","eventTime":"2026-03-02T00:10:00Z","phase":"ARRIVED","declarationId":"D1",\
      "direction":"IMPORT","port":"dalian-dayaowan","transport":"SEA"}
      """;

  @TempDir Path folder;

  @Test
  void aMissingFolderIsTold() {
    Path missing = folder.resolve("missing");

    assertFailure(
        replay(missing, "--out", folder.resolve("out")),
        "clearwatch replay: event folder "
            + missing
            + " does not exist: give the folder that holds the event files");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anEmptyFolderIsTold() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertFailure(
        replay(empty, "--out", folder.resolve("out")),
        "clearwatch replay: event folder "
            + empty
            + " holds no event file: put in declarations, releases, inspections or refunds"
            + " as .jsonl, .csv or .avro");
  }

  @Test
  void aFileInPlaceOfTheEventFolderIsTold() throws Exception {
    Path file = Files.createFile(folder.resolve("events"));

    assertFailure(
        replay(file, "--out", folder.resolve("out")),
        "clearwatch replay: "
            + file
            + " is not a folder: give the folder that holds the event files");
  }

  @Test
  void aFileInPlaceOfTheResultFolderIsTold() throws Exception {
    Path file = Files.createFile(folder.resolve("out"));

    assertFailure(
        replay(events(ARRIVED), "--out", file),
        "clearwatch replay: cannot write to " + file + ": it is not a folder; give another");
  }

  @Test
  void aFolderWithoutAnyUsableEventIsTold() throws Exception {
    CommandRun run = replay(events("{}\n"), "--out", folder.resolve("out"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "clearwatch replay: no usable event in "
                + folder.resolve("events")
                + "; what was rejected and why is in "
                + folder.resolve("out").resolve("rejected.jsonl"));
  }

  @Test
  void wrongTargetsAreToldWithTheirLine() throws Exception {
    Path targets = Files.writeString(folder.resolve("mine.yaml"), "id: mine\ntargets: forty\n");

    CommandRun run = replay(events(ARRIVED), "--out", folder.resolve("out"), "--targets", targets);
    assertFailure(run, "clearwatch replay: " + targets + ":");

    CommandRun missing =
        replay(events(ARRIVED), "--out", folder.resolve("out"), "--targets", folder.resolve("no"));
    assertFailure(missing, "clearwatch replay: ");
    assertThat(missing.err()).contains(folder.resolve("no").toString());
  }

  @Test
  void wrongOwnersOfStagesAreToldWithTheirLine() throws Exception {
    Path stages =
        Files.writeString(
            folder.resolve("stages.yaml"),
            Files.readString(Path.of("../seeds/stages.yaml"))
                .replace("owner: terminal", "owner: nobody"));

    CommandRun run = CommandRun.of("board --influx http://127.0.0.1:1 --port 0 --stages", stages);
    assertFailure(run, "clearwatch board: " + stages + ":");
    assertThat(run.err()).contains("unknown owner nobody (one of declarant, customs, terminal)");
  }

  @Test
  void wrongSchemasAreToldBeforeAnythingStarts() throws Exception {
    Path schemas = Files.createDirectory(folder.resolve("schemas"));
    String run =
        "run --flink-port 0 --port 0 --kafka 127.0.0.1:1 --influx http://127.0.0.1:1 --schemas";

    assertFailure(
        CommandRun.of(run, schemas), "clearwatch run: schema folder " + schemas + " holds no");

    Path file = Files.writeString(schemas.resolve("mine.avsc"), "{\n\"type\": 3}");
    assertFailure(
        CommandRun.of(run, schemas), "clearwatch run: " + file + " is not an Avro schema: ");
  }

  @Test
  void wrongUsageIsTold() {
    assertUsage(
        "replay --events a --out b --every 30s", "--every is not a number of whole minutes");
    assertUsage("replay --events a --out b --every soon", "soon");
    assertUsage(
        "replay --events a --out b --from 2026-03-02 --to 2026-03-01", "--to is not after --from");
    assertUsage("replay --events a", "needs --out, or --speed to play the events back");
    assertUsage("replay --out b", "(--events=DIR | --kafka=HOST:PORT)");
    assertUsage("replay --events a --speed fast", "--speed is 'fast'; give a whole number");
    assertUsage("replay --events a --speed 60x --out b", "--speed goes with --from");
    assertUsage(
        "replay --events a --out b --exclude filing=SLOW", "'SLOW' is none of ORDINARY, ADVANCE");
    assertUsage("replay --events a --out b --exclude wether=BAD", "'wether' is none of city, port");
    assertUsage("replay --events a --out b --definition mine", "customs, logistics");
    assertUsage("replay --events a --out b --evry 1h", "--evry");
    assertUsage("demo --scenario storm", "unknown scenario 'storm'; there are normal, ");
    assertUsage("demo --days 0", "--days is not from 1 to 60");
    assertUsage("demo --for ever", "ever");
    assertUsage("run --kafka localhost:9092", "'--influx=URL'");
    assertUsage(
        "run --kafka localhost:9092 --influx influx:8086 --flink-port 0 --port 0",
        "the URL of InfluxDB");
    assertUsage("run --kafka localhost:9092 --influx http://me:secret@influx:8086", "INFLUX_TOKEN");
    assertUsage("targets --chek mine.yaml", "--chek");
    assertUsage("targets apply mine.yaml", "'--kafka=HOST:PORT'");
    assertUsage("targets --influx http://me:secret@influx:8086", "INFLUX_TOKEN");
    assertUsage("forecast", "forecast");
  }

  @Test
  void aSecretInTheWrongPlaceIsNotRepeated() {
    assertThat(CommandRun.of("run --kafka a:9092 --influx http://me:secret@influx:8086").err())
        .doesNotContain("secret");
  }

  @Test
  void aKafkaThatIsAwayIsTold() {
    String away = "127.0.0.1:" + Ports.free(Ports.ANY);

    assertFailure(
        CommandRun.of("run --flink-port 0 --port 0 --influx http://127.0.0.1:1 --kafka", away),
        "clearwatch run: no Kafka broker answers at "
            + away
            + "; start one there, or correct the address");
  }

  @Test
  void targetsThatCannotBeAppliedAreTold() throws Exception {
    String away = "127.0.0.1:" + Ports.free(Ports.ANY);
    Path wrong = Files.writeString(folder.resolve("mine.yaml"), "id: mine\ntargets: forty\n");

    CommandRun run = CommandRun.of("targets apply", wrong, "--kafka", away);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).allMatch(line -> line.startsWith(wrong + ":"));

    Path right = Path.of("../seeds/documents/dalian-2022.yaml").toAbsolutePath().normalize();
    assertFailure(
        CommandRun.of("targets apply", right, "--kafka", away),
        "clearwatch targets apply: no Kafka broker answers at " + away);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY)) {
      assertFailure(
          CommandRun.of("targets apply --dry-run", right, "--kafka", kafka.bootstrapServers()),
          "clearwatch targets apply: the topic targets is missing at "
              + kafka.bootstrapServers()
              + "; make it, compacted");
    }
  }

  @Test
  void anInfluxDbThatIsAwayIsTold() throws Exception {
    String away = "http://127.0.0.1:" + Ports.free(Ports.ANY);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY)) {
      CommandRun run =
          CommandRun.of(
              "run --flink-port 0 --port 0 --kafka", kafka.bootstrapServers(), "--influx", away);

      assertFailure(run, "clearwatch run: ");
      assertThat(run.err()).contains(away);
    }
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertFailure(
          CommandRun.of(
              "run --kafka 127.0.0.1:1 --influx http://127.0.0.1:1 --flink-port",
              other.getLocalPort()),
          "clearwatch run: port "
              + other.getLocalPort()
              + " is in use; choose another with --flink-port");
    }
  }

  private Path events(String declarations) throws Exception {
    Path events = Files.createDirectories(folder.resolve("events"));
    Files.writeString(events.resolve("declarations.jsonl"), declarations);
    return events;
  }

  private static CommandRun replay(Path events, Object... options) {
    Object[] words = new Object[options.length + 1];
    words[0] = events;
    System.arraycopy(options, 0, words, 1, options.length);
    return CommandRun.of("replay --events", words);
  }

  private static void assertFailure(CommandRun run, String message) {
    assertThat(run.err().lines()).singleElement().asString().startsWith(message);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  /** One line, and one that says where to read more. */
  private static void assertUsage(String command, String message) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.status()).as(command).isEqualTo(2);
    assertThat(run.err().lines()).as(command).hasSize(2);
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(message);
    assertThat(run.err().lines().toList().get(1)).startsWith("Try: clearwatch").endsWith("--help");
    assertThat(run.out()).as(command).isEmpty();
  }
}
