package io.clearwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.specific.SpecificRecordBase;

/** What is written in any format is read back equal. */
class EventFilesTest {
  private static Path folder;

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("event-files");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyEventComesBackEqualFromEveryFormat(@ForAll("events") List<SpecificRecordBase> events)
      throws IOException {
    try (var writer = new EventFolderWriter(folder, EnumSet.allOf(EventFormat.class))) {
      for (SpecificRecordBase event : events) {
        writer.write(event);
      }
    }

    for (EventFile file : EventFolder.files(folder)) {
      List<EventRead> expected =
          events.stream()
              .filter(event -> EventType.of(event) == file.type())
              .map(event -> new EventRead(file.type(), event, null))
              .toList();
      assertThat(ReadAll.of(file)).as(file.name()).isEqualTo(expected);
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void theSameEventsGiveTheSameBytes(@ForAll("events") List<SpecificRecordBase> events)
      throws IOException {
    for (EventFormat format : EventFormat.values()) {
      for (EventType type : EventType.values()) {
        List<SpecificRecordBase> ofType =
            events.stream().filter(event -> EventType.of(event) == type).toList();
        assertThat(written(ofType, type, format)).isEqualTo(written(ofType, type, format));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aDamagedLineSpoilsNoOther(
      @ForAll("events") List<SpecificRecordBase> events,
      @ForAll @CharRange(from = ' ', to = '~') @Chars({'"', ',', '{', '\r', '\0', '\ufeff', '港'})
          String damage)
      throws IOException {
    List<SpecificRecordBase> refunds =
        events.stream().filter(event -> EventType.of(event) == EventType.REFUNDS).toList();
    for (EventFormat format : List.of(EventFormat.JSONL, EventFormat.CSV)) {
      byte[] before = written(refunds.subList(0, refunds.size() / 2), EventType.REFUNDS, format);
      byte[] all = written(refunds, EventType.REFUNDS, format);
      var content = new ByteArrayOutputStream();
      content.writeBytes(before);
      content.writeBytes((damage + "\n").getBytes(UTF_8));
      content.write(all, before.length, all.length - before.length);

      List<EventRead> reads =
          ReadAll.of(ReadAll.file(folder, EventType.REFUNDS, format, content.toByteArray()));

      assertThat(reads.stream().filter(read -> read.event() != null).map(EventRead::event).toList())
          .isEqualTo(refunds);
    }
  }

  @Provide
  Arbitrary<List<SpecificRecordBase>> events() {
    return AnyEvents.any().list().ofMaxSize(8);
  }

  private static byte[] written(List<SpecificRecordBase> events, EventType type, EventFormat format)
      throws IOException {
    try (EventFileWriter writer = EventFileWriter.open(folder, type, format)) {
      for (SpecificRecordBase event : events) {
        writer.write(event);
      }
    }
    return Files.readAllBytes(folder.resolve(type.stem() + "." + format.extension()));
  }
}
