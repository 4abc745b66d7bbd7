package io.clearwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.wire.EventFileWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be used, in every format, among some that can. */
@Timeout(120)
class BadInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "good ";
  private static final byte[] NOT_UTF_8 = {'{', '"', (byte) 0xFF, '"', '}'};

  private static final String ARRIVED =
      """
      {"eventId":"e1","eventTime":"2026-03-02T00:10:00Z","phase":"ARRIVED","declarationId":"D1",\
      "direction":"IMPORT","port":"dalian-dayaowan","transport":"SEA"}""";

  /** Good lines are marked. */
  private static final List<String> DECLARATIONS =
      List.of(
          GOOD + ARRIVED,
          "{\"eventId\":\"e2\", \"eventTime\"",
          ARRIVED.replace("\"port\":\"dalian-dayaowan\",", ""),
          ARRIVED.replace("IMPORT", "SIDEWAYS"),
          ARRIVED.replace("2026-03-02T00:10:00Z", "yesterday"),
          "",
          ARRIVED.replace("dalian-dayaowan", "atlantis"),
          ARRIVED.replace("2026-03-02", "1999-12-31"),
          GOOD + ARRIVED.replace("e1", "e3").replace("ARRIVED", "DECLARED").replace("10:0", "20:0"),
          "[]");

  private static final List<String> RELEASES =
      List.of(
          GOOD + "eventId,eventTime,phase,declarationId,port",
          GOOD + "e4,2026-03-02T05:10:00Z,RELEASED,D1,dalian-dayaowan",
          "e5,2026-03-02T04:10:00Z,,D1,dalian-dayaowan",
          "e6,2026-03-02T04:10:00Z,VANISHED,D1,dalian-dayaowan",
          "e7,2026-03-02T04:10:00Z,RELEASED,D1,atlantis",
          "e8,1970-01-01T00:00:00Z,RELEASED,D1,dalian-dayaowan",
          "e9,2026-03-02T04:10:00Z,RELEASED,D1,dalian-dayaowan,more",
          "e10,2026-03-02T04:10:00Z,\"RELEASED,D1,dalian-dayaowan",
          GOOD + "e11,2026-03-02T09:40:00Z,COLLECTED,D1,dalian-dayaowan");

  private static final String ACCEPTED =
      """
      {"eventId":"f1","eventTime":"2026-03-02T01:00:00Z","phase":"ACCEPTED","refundId":"R1",\
      "city":"dalian","exporter":"X1","exporterClass":"CLASS_1","amountFen":1200,"paperless":true}""";

  private static final List<String> REFUNDS =
      List.of(
          ACCEPTED.replace("1200", "12.5"),
          ACCEPTED.replace("1200", "-3"),
          ACCEPTED.replace("true", "\"yes\""),
          ACCEPTED.replace("dalian", "atlantis"),
          ACCEPTED.replace("R1", " "),
          GOOD + ACCEPTED);

  @TempDir private static Path events;
  @TempDir private static Path results;

  @TempDir private Path folder;

  private static CommandRun replay;

  @BeforeAll
  static void replayTheMixture() throws IOException {
    Files.write(events.resolve("declarations-1.jsonl"), unmarked(DECLARATIONS));
    Files.write(events.resolve("declarations-2.jsonl"), NOT_UTF_8);
    Files.write(events.resolve("releases.csv"), unmarked(RELEASES));
    Files.write(events.resolve("refunds-1.jsonl"), unmarked(REFUNDS));
    Files.write(events.resolve("refunds-2.avro"), containerOfAnotherSchema());
    Files.writeString(events.resolve("refunds-3.avro"), "no container");
    writeInspections(
        events,
        inspection("i1", "ORDERED", "dalian-dayaowan", "2026-03-02T02:00:00Z"),
        inspection("i2", "STARTED", "atlantis", "2026-03-02T02:30:00Z"),
        inspection("i3", "STARTED", "dalian-dayaowan", "1985-03-02T02:30:00Z"),
        inspection(" ", "STARTED", "dalian-dayaowan", "2026-03-02T02:30:00Z"),
        inspection("i4", "STARTED", "dalian-dayaowan", "2026-03-02T03:00:00Z"),
        inspection("i5", "FINISHED", "dalian-dayaowan", "2026-03-02T04:00:00Z"));
    replay = CommandRun.of("replay --events", events, "--out", results);
  }

  @Test
  void aFileThatCannotBeReadToItsEndIsToldAfterTheResultsOfAllElse() {
    assertThat(replay.status()).isEqualTo(1);
    assertThat(replay.err())
        .contains("cannot read on in " + events.resolve("refunds-3.avro") + " after 0 records");
    assertThat(replay.out()).contains("results in " + results);
  }

  @Test
  void isToldWithFileLineAndReason() throws Exception {
    assertThat(rejected())
        .extracting(
            line ->
                line.path("file").asText()
                    + ' '
                    + line.path("line").asText()
                    + ' '
                    + line.path("reason").asText())
        .containsExactly(
            "declarations-1.jsonl 2 undecodable",
            "declarations-1.jsonl 3 missing_field",
            "declarations-1.jsonl 4 bad_value",
            "declarations-1.jsonl 5 bad_value",
            "declarations-1.jsonl 7 unknown_port",
            "declarations-1.jsonl 8 ancient_time",
            "declarations-1.jsonl 10 undecodable",
            "declarations-2.jsonl 1 undecodable",
            "inspections.avro 2 unknown_port",
            "inspections.avro 3 ancient_time",
            "inspections.avro 4 bad_value",
            "refunds-1.jsonl 1 bad_value",
            "refunds-1.jsonl 2 bad_value",
            "refunds-1.jsonl 3 bad_value",
            "refunds-1.jsonl 4 bad_value",
            "refunds-1.jsonl 5 bad_value",
            "refunds-2.avro 1 unknown_schema",
            "refunds-3.avro 1 undecodable",
            "releases.csv 3 missing_field",
            "releases.csv 4 bad_value",
            "releases.csv 5 unknown_port",
            "releases.csv 6 ancient_time",
            "releases.csv 7 undecodable",
            "releases.csv 8 undecodable");
  }

  @Test
  void isKeptAsItWas() throws Exception {
    for (JsonNode line : rejected()) {
      int number = line.path("line").asInt();
      String raw = line.path("raw").asText();
      switch (line.path("file").asText()) {
        case "declarations-1.jsonl" -> assertThat(raw).isEqualTo(DECLARATIONS.get(number - 1));
        case "releases.csv" -> assertThat(raw).isEqualTo(RELEASES.get(number - 1));
        case "refunds-1.jsonl" -> assertThat(raw).isEqualTo(REFUNDS.get(number - 1));
        case "declarations-2.jsonl" -> {
          assertThat(line.path("rawEncoding").asText()).isEqualTo("base64");
          assertThat(Base64.getDecoder().decode(raw)).isEqualTo(NOT_UTF_8);
        }
        case "inspections.avro" -> assertThat(text(line)).contains("I1").contains("D1");
        case "refunds-2.avro" -> assertThat(text(line)).contains("2026-1");
        default -> assertThat(line.path("file").asText()).isEqualTo("refunds-3.avro");
      }
    }
  }

  @Test
  void isCountedByReason() throws Exception {
    JsonNode summary = JSON.readTree(results.resolve("summary.json").toFile());

    assertThat(summary.path("rejected"))
        .isEqualTo(
            JSON.readTree(
                """
                {"undecodable": 6, "unknown_schema": 1, "missing_field": 2, "bad_value": 9,
                 "unknown_port": 3, "ancient_time": 3}
                """));
    assertThat(summary.path("events"))
        .isEqualTo(
            JSON.readTree(
                """
                {"declarations": 2, "releases": 2, "inspections": 3, "refunds": 1}
                """));
  }

  @Test
  void hasNoInfluenceOnTheFigures() throws Exception {
    Path good = Files.createDirectory(folder.resolve("good"));
    Path expected = folder.resolve("expected");
    Files.write(good.resolve("declarations.jsonl"), goodOnly(DECLARATIONS));
    Files.write(good.resolve("releases.csv"), goodOnly(RELEASES));
    Files.write(good.resolve("refunds.jsonl"), goodOnly(REFUNDS));
    writeInspections(
        good,
        inspection("i1", "ORDERED", "dalian-dayaowan", "2026-03-02T02:00:00Z"),
        inspection("i4", "STARTED", "dalian-dayaowan", "2026-03-02T03:00:00Z"),
        inspection("i5", "FINISHED", "dalian-dayaowan", "2026-03-02T04:00:00Z"));

    CommandRun.succeeding("replay --events", good, "--out", expected);

    try (Stream<Path> files = Files.list(expected)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        assertThat(results.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
    assertThat(expected.resolve("rejected.jsonl")).isEmptyFile();
    assertThat(Files.readString(results.resolve("clearances.csv")))
        .contains(",2026-03-02T09:40:00Z,5,5,9.5");
  }

  @Test
  void filesWithoutAnyUsableEventDoNoHarm() throws Exception {
    Path sparse = Files.createDirectory(folder.resolve("sparse"));
    Files.write(sparse.resolve("declarations-1.jsonl"), goodOnly(DECLARATIONS));
    Files.writeString(sparse.resolve("declarations-2.jsonl"), "");
    Files.write(sparse.resolve("releases-1.csv"), RELEASES.subList(0, 1));
    Files.write(sparse.resolve("releases-2.csv"), goodOnly(RELEASES));
    writeInspections(sparse);

    CommandRun.succeeding("replay --events", sparse, "--out", folder.resolve("out"));

    assertThat(Files.readAllLines(folder.resolve("out").resolve("clearances.csv"))).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("out").resolve("refunds.csv"))).hasSize(1);
  }

  private static List<JsonNode> rejected() throws IOException {
    List<JsonNode> rejected = new ArrayList<>();
    for (String line : Files.readAllLines(results.resolve("rejected.jsonl"))) {
      rejected.add(JSON.readTree(line));
    }
    return rejected;
  }

  /** The raw bytes of a record, as far as they are ASCII. */
  private static String text(JsonNode line) {
    String raw = line.path("raw").asText();
    return line.has("rawEncoding")
        ? new String(Base64.getDecoder().decode(raw), StandardCharsets.ISO_8859_1)
        : raw;
  }

  private static List<String> unmarked(List<String> lines) {
    return lines.stream().map(BadInputIT::unmarked).toList();
  }

  private static String unmarked(String line) {
    return line.startsWith(GOOD) ? line.substring(GOOD.length()) : line;
  }

  private static List<String> goodOnly(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(GOOD)).map(BadInputIT::unmarked).toList();
  }

  private static void writeInspections(Path events, InspectionEvent... inspections)
      throws IOException {
    try (EventFileWriter writer =
        EventFileWriter.open(events, EventType.INSPECTIONS, EventFormat.AVRO)) {
      for (InspectionEvent inspection : inspections) {
        writer.write(inspection);
      }
    }
  }

  private static InspectionEvent inspection(String id, String phase, String port, String time) {
    return InspectionEvent.newBuilder()
        .setEventId(id)
        .setEventTime(Instant.parse(time))
        .setPhase(InspectionPhase.valueOf(phase))
        .setInspectionId("I1")
        .setDeclarationId("D1")
        .setPort(port)
        .setDirection(Direction.IMPORT)
        .setKind(InspectionKind.SCAN)
        .build();
  }

  private static byte[] containerOfAnotherSchema() throws IOException {
    Schema schema = SchemaBuilder.record("Invoice").fields().requiredString("number").endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, bytes);
      writer.append(new GenericRecordBuilder(schema).set("number", "2026-1").build());
    }
    return bytes.toByteArray();
  }
}
