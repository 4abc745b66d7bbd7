package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileWriterTest {
  @TempDir Path folder;

  private final DeclarationEvent arrived =
      DeclarationEvent.newBuilder()
          .setEventId("e,\"1\"")
          .setEventTime(SampleEvents.TIME)
          .setPhase(DeclarationPhase.ARRIVED)
          .setDeclarationId("D1")
          .setDirection(Direction.EXPORT)
          .setPort("dalian-dayaowan")
          .setTransport(Transport.RAIL)
          .build();

  @Test
  void jsonHasTheFieldsInOrderAndLeavesOutNulls() throws IOException {
    assertThat(written(EventFormat.JSONL))
        .isEqualTo(
            """
            {"eventId":"e,\\"1\\"","eventTime":"2026-03-01T08:15:00Z","phase":"ARRIVED",\
            "declarationId":"D1","direction":"EXPORT","port":"dalian-dayaowan","transport":"RAIL"}
            """);
  }

  @Test
  void csvHasAHeaderAndQuotesOnlyWhereNeeded() throws IOException {
    assertThat(written(EventFormat.CSV))
        .isEqualTo(
            """
            eventId,eventTime,phase,declarationId,direction,port,transport,filing,handling,\
            commodity,trader,traderClass,paperless,channel
            "e,""1""\",2026-03-01T08:15:00Z,ARRIVED,D1,EXPORT,dalian-dayaowan,RAIL,,,,,,,
            """);
  }

  @Test
  void millisecondsAreWrittenOnlyWhereThereAreAny() throws IOException {
    arrived.setEventTime(SampleEvents.TIME.plusMillis(50));

    assertThat(written(EventFormat.JSONL)).contains("\"2026-03-01T08:15:00.050Z\"");
  }

  @Test
  void aFolderGetsAFileForEachTypeAndFormat() throws IOException {
    Path nested = folder.resolve("a/b");
    try (var writer = new EventFolderWriter(nested, Set.of(EventFormat.CSV, EventFormat.AVRO))) {
      writer.write(arrived);
    }

    assertThat(EventFolder.files(nested)).hasSize(8);
    assertThat(nested.resolve("declarations.csv")).content().hasLineCount(2);
    assertThat(nested.resolve("refunds.avro")).isNotEmptyFile();
  }

  private String written(EventFormat format) throws IOException {
    try (EventFileWriter writer = EventFileWriter.open(folder, EventType.DECLARATIONS, format)) {
      writer.write(arrived);
    }
    return Files.readString(folder.resolve("declarations." + format.extension()));
  }
}
