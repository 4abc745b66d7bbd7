package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
  private static final String HEADER =
      "eventId,eventTime,phase,refundId,city,exporter,exporterClass,amountFen,paperless\n";
  private static final String ROW =
      "e3,2026-03-01T08:15:00.250Z,ACCEPTED,R1,shenzhen,Exporter 1,CLASS_2,123456,false";

  @TempDir Path folder;

  @Test
  void readsPlainValues() throws IOException {
    assertThat(events(HEADER + ROW)).containsExactly(SampleEvents.refund());
  }

  @Test
  void columnsStandInAnyOrder() throws IOException {
    assertThat(
            events(
                "paperless,amountFen,exporterClass,exporter,city,refundId,phase,eventTime,eventId\n"
                    + "false,123456,CLASS_2,Exporter 1,shenzhen,R1,ACCEPTED,2026-03-01T08:15:00.25Z,e3"))
        .containsExactly(SampleEvents.refund());
  }

  @Test
  void byteOrderMarkCarriageReturnsAndBlankLinesAreNoPartOfTheValues() throws IOException {
    String content = "\ufeff\r\n" + HEADER + "\r\n" + ROW + "\r\n  \r\n" + ROW + "\r\n";

    assertThat(events(content)).hasSize(2).containsOnly(SampleEvents.refund());
  }

  @Test
  void quotedValuesMayHaveCommasQuotesAndLineEnds() throws IOException {
    RefundEvent expected = SampleEvents.refund();
    expected.setExporter("A \"B\", Ltd\nShenzhen");
    String row = ROW.replace("Exporter 1", "\"A \"\"B\"\", Ltd\nShenzhen\"");

    assertThat(events(HEADER + row + "\n" + ROW)).containsExactly(expected, SampleEvents.refund());
  }

  @Test
  void linesAreCountedThroughQuotedLineEnds() throws IOException {
    String row = ROW.replace("Exporter 1", "\"A\n\nB\"");

    assertThat(read(HEADER + row + "\ngarbage\n" + ROW))
        .extracting(ReadAll::summary)
        .containsExactly("event", "5 missing_field eventTime is missing", "event");
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsOnlyItsLine() throws IOException {
    String spoiled = ROW.replace("Exporter 1", "\"Exporter 1");
    StringBuilder content = new StringBuilder(HEADER + spoiled + "\n");
    for (int i = 0; i < 3; i++) {
      content.append(ROW).append('\n');
    }
    content.append(spoiled).append('\n').append(ROW).append('\n');

    List<EventRead> reads = read(content.toString());

    assertThat(reads).hasSize(6);
    assertThat(reads.get(0).rejected().getReason()).isEqualTo(RejectReason.undecodable);
    assertThat(reads.get(0).rejected().getPosition()).isEqualTo("2");
    assertThat(ReadAll.raw(reads.get(0))).isEqualTo(spoiled);
    assertThat(reads.get(4).rejected().getPosition()).isEqualTo("6");
    assertThat(reads).filteredOn(read -> read.event() != null).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ACCEPTED                 | GRANTED              | bad_value
          123456                   | 1.5                  | bad_value
          123456                   | -1                   | bad_value
          123456                   | many                 | bad_value
          ,123456                  | ,                    | missing_field
          false                    | no                   | bad_value
          ,false                   | ^^                   | missing_field
          R1,                      | ,                    | missing_field
          R1                       | "R""1" x             | undecodable
          false                    | false,more           | undecodable
          shenzhen                 | atlantis             | bad_value
          2026-03-01T08:15:00.250Z | 1999-01-01T00:00:00Z | ancient_time
          2026-03-01T08:15:00.250Z | 1772352900000        | bad_value
          """)
  void badLinesGiveTheirReason(String from, String to, RejectReason reason) throws IOException {
    assertThat(ROW).contains(from);
    String row = ROW.replace(from, to);

    List<EventRead> reads = read(HEADER + ROW + "\n" + row + "\n" + ROW);

    assertThat(reads).hasSize(3);
    EventRead bad = reads.get(1);
    assertThat(bad.rejected().getReason()).as(ReadAll.summary(bad)).isEqualTo(reason);
    assertThat(bad.rejected().getOrigin()).isEqualTo("refunds.csv");
    assertThat(bad.rejected().getPosition()).isEqualTo("3");
    assertThat(ReadAll.raw(bad)).isEqualTo(row);
  }

  @Test
  void emptyColumnsTooManyAreNoDamage() throws IOException {
    assertThat(events(HEADER + ROW + ",,")).containsExactly(SampleEvents.refund());
  }

  @Test
  void aMissingColumnIsMissingInEveryRow() throws IOException {
    assertThat(read(HEADER.replace("amountFen", "amount") + ROW + "\n" + ROW))
        .extracting(ReadAll::summary)
        .containsExactly(
            "2 missing_field amountFen is missing", "3 missing_field amountFen is missing");
  }

  @Test
  void unknownColumnsAreIgnoredWithOneWarning() throws IOException {
    List<String> warnings = new ArrayList<>();
    String content = "berth,crane," + HEADER + "1,2," + ROW + "\n3,4," + ROW + "\n";

    List<EventRead> reads =
        ReadAll.of(ReadAll.file(folder, EventType.REFUNDS, EventFormat.CSV, content), warnings);

    assertThat(reads).extracting(EventRead::event).containsOnly(SampleEvents.refund());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("refunds.csv line 1: unknown column 'berth'");
  }

  @Test
  void bytesThatAreNotUtf8AreUndecodable() throws IOException {
    byte[] content = (HEADER + ROW + "\n" + ROW).getBytes(StandardCharsets.UTF_8);
    content[HEADER.length() + 60] = (byte) 0xFF;

    List<EventRead> reads =
        ReadAll.of(ReadAll.file(folder, EventType.REFUNDS, EventFormat.CSV, content));

    assertThat(reads.get(0).rejected().getReason()).isEqualTo(RejectReason.undecodable);
    assertThat(reads.get(1).event()).isEqualTo(SampleEvents.refund());
  }

  @Test
  void aFileWithoutRowsHasNoEvents() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read(HEADER)).isEmpty();
  }

  private List<Object> events(String content) throws IOException {
    return read(content).stream()
        .peek(read -> assertThat(read.rejected()).isNull())
        .<Object>map(EventRead::event)
        .toList();
  }

  private List<EventRead> read(String content) throws IOException {
    return ReadAll.of(ReadAll.file(folder, EventType.REFUNDS, EventFormat.CSV, content));
  }
}
