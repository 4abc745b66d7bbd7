package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesReaderTest {
  private static final String RELEASE =
      """
      {"eventId":"e2","eventTime":"2026-03-01T08:15:00Z","phase":"RELEASED","declarationId":"D1",\
      "port":"shenzhen-yantian"}""";
  private static final String REFUND =
      """
      {"eventId":"e3","eventTime":"2026-03-01T08:15:00.25Z","phase":"ACCEPTED","refundId":"R1",\
      "city":"shenzhen","exporter":"Exporter 1","exporterClass":"CLASS_2","amountFen":123456,\
      "paperless":false}""";

  @TempDir Path folder;

  @Test
  void readsPlainValues() throws IOException {
    assertThat(one(EventType.RELEASES, RELEASE).event()).isEqualTo(SampleEvents.release());
    assertThat(one(EventType.REFUNDS, REFUND).event()).isEqualTo(SampleEvents.refund());
  }

  @Test
  void absentNullAndEmptyAreNoValue() throws IOException {
    String line =
        """
        {"eventId":"e1","eventTime":"2026-03-01T08:15:00Z","phase":"ARRIVED","declarationId":"D1",\
        "direction":"IMPORT","port":"shenzhen-yantian","transport":"SEA","filing":null,\
        "handling":"","paperless":"","trader":""}""";

    DeclarationEvent event = (DeclarationEvent) one(EventType.DECLARATIONS, line).event();

    assertThat(event.getFiling()).isNull();
    assertThat(event.getHandling()).isNull();
    assertThat(event.getCommodity()).isNull();
    assertThat(event.getPaperless()).isNull();
    assertThat(event.getTrader()).isNull();
  }

  @Test
  void finerTimesAreCutToMilliseconds() throws IOException {
    RefundEvent event =
        (RefundEvent) one(EventType.REFUNDS, REFUND.replace("00.25Z", "00.250999999Z")).event();

    assertThat(event.getEventTime()).isEqualTo(Instant.parse("2026-03-01T08:15:00.250Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "ACCEPTED"              | "GRANTED"              | bad_value
          "ACCEPTED"              | "accepted"             | bad_value
          "ACCEPTED"              | 3                      | bad_value
          123456                  | 12.5                   | bad_value
          123456                  | 99999999999999999999   | bad_value
          123456                  | "123456"               | bad_value
          123456                  | -1                     | bad_value
          123456                  | null                   | missing_field
          false                   | "false"                | bad_value
          false                   | 0                      | bad_value
          false                   | ""                     | missing_field
          "R1"                    | 1                      | bad_value
          "R1"                    | {"id": "R1"}           | bad_value
          "R1"                    | [1, 2]                 | bad_value
          "R1"                    | "R\\n1"                | bad_value
          "R1"                    | "\\ud800"              | bad_value
          "R1"                    | ""                     | missing_field
          "R1"                    | "  "                   | bad_value
          "shenzhen"              | "atlantis"             | bad_value
          2026-03-01T08:15:00.25Z | 1999-03-01T08:15:00Z   | ancient_time
          2026-03-01T08:15:00.25Z | yesterday              | bad_value
          2026-03-01T08:15:00.25Z | 2026-02-30T08:15:00Z   | bad_value
          "eventTime"             | "time"                 | missing_field
          {"eventId"              | "eventId"              | undecodable
          :"e3"                   | :e3                    | undecodable
          :"e3"                   | :"e3                   | undecodable
          false}                  | false                  | undecodable
          false}                  | false}}                | undecodable
          false}                  | false} {}              | undecodable
          {"eventId":"e3"         | [{"eventId":"e3"       | undecodable
          """)
  void badLinesGiveTheirReason(String from, String to, RejectReason reason) throws IOException {
    assertThat(REFUND).contains(from);
    String line = REFUND.replace(from, to.equals("null") ? "null" : to);

    EventRead read = one(EventType.REFUNDS, line);

    assertThat(read.rejected().getReason()).as(ReadAll.summary(read)).isEqualTo(reason);
    assertThat(ReadAll.raw(read)).isEqualTo(line);
    assertThat(read.rejected().getOrigin()).isEqualTo("refunds.jsonl");
    assertThat(read.rejected().getPosition()).isEqualTo("1");
    assertThat(read.rejected().getDetail()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void damageOutweighsABadValueOnTheSameLine() throws IOException {
    assertThat(
            one(EventType.REFUNDS, REFUND.replace("ACCEPTED", "GRANTED") + "}")
                .rejected()
                .getReason())
        .isEqualTo(RejectReason.undecodable);
  }

  @Test
  void badLinesDoNotStopTheReader() throws IOException {
    String content =
        "\ufeff" + RELEASE + "\r\n\n" + "garbage\n" + "   \n" + RELEASE + "\n{\n" + RELEASE;

    assertThat(read(EventType.RELEASES, content))
        .extracting(ReadAll::summary)
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("event"),
            second -> assertThat(second).startsWith("3 undecodable not JSON: "),
            third -> assertThat(third).isEqualTo("event"),
            fourth -> assertThat(fourth).startsWith("6 undecodable not JSON: "),
            fifth -> assertThat(fifth).isEqualTo("event"));
  }

  @Test
  void bytesThatAreNotUtf8AreUndecodable() throws IOException {
    byte[] line = RELEASE.getBytes(StandardCharsets.UTF_8);
    line[RELEASE.indexOf("D1")] = (byte) 0xC3;

    EventRead read =
        ReadAll.of(ReadAll.file(folder, EventType.RELEASES, EventFormat.JSONL, line)).get(0);

    assertThat(read.rejected().getReason()).isEqualTo(RejectReason.undecodable);
    assertThat(read.rejected().getRaw().array()).isEqualTo(line);
  }

  @Test
  void aLineWithoutEndIsCutOffAndTheNextOneRead() throws IOException {
    var content = new ByteArrayOutputStream();
    content.write(new byte[LineReader.MAX_LINE_BYTES + 100_000]);
    content.write(("\n" + RELEASE).getBytes(StandardCharsets.UTF_8));

    List<EventRead> reads =
        ReadAll.of(
            ReadAll.file(folder, EventType.RELEASES, EventFormat.JSONL, content.toByteArray()));

    assertThat(reads).hasSize(2);
    assertThat(reads.get(0).rejected().getReason()).isEqualTo(RejectReason.undecodable);
    assertThat(reads.get(0).rejected().getRaw().remaining()).isEqualTo(LineReader.MAX_LINE_BYTES);
    assertThat(reads.get(1).event()).isEqualTo(SampleEvents.release());
  }

  @Test
  void unknownColumnsAreIgnoredWithOneWarning() throws IOException {
    String line = RELEASE.replace("{", "{\"berth\":{\"a\":[1]},\"crane\":2,");
    List<String> warnings = new ArrayList<>();

    List<EventRead> reads =
        ReadAll.of(
            ReadAll.file(folder, EventType.RELEASES, EventFormat.JSONL, line + "\n" + line),
            warnings);

    assertThat(reads).extracting(EventRead::event).containsOnly(SampleEvents.release());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("releases.jsonl line 1: unknown column 'berth'");
  }

  @Test
  void anEmptyFileHasNoEvents() throws IOException {
    assertThat(read(EventType.RELEASES, "")).isEmpty();
    assertThat(read(EventType.RELEASES, "\n\n")).isEmpty();
  }

  private EventRead one(EventType type, String line) throws IOException {
    List<EventRead> reads = read(type, line + "\n");
    assertThat(reads).hasSize(1);
    return reads.get(0);
  }

  private List<EventRead> read(EventType type, String content) throws IOException {
    return ReadAll.of(ReadAll.file(folder, type, EventFormat.JSONL, content));
  }
}
