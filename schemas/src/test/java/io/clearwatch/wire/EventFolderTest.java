package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFolderTest {
  @TempDir Path folder;

  @Test
  void findsEventFilesOfAllFormatsSortedByName() throws IOException {
    for (String name :
        new String[] {
          "releases.jsonl",
          "declarations-2.csv",
          "declarations-2026-03.avro",
          "refunds.avro",
          "README.md",
          "jsonl",
          "alerts.csv",
          "declarations.csv.bak",
          "declarationsX.csv",
          "INSPECTIONS.csv"
        }) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("inspections.csv"));

    assertThat(EventFolder.files(folder))
        .containsExactly(
            file("declarations-2.csv", EventType.DECLARATIONS, EventFormat.CSV),
            file("declarations-2026-03.avro", EventType.DECLARATIONS, EventFormat.AVRO),
            file("refunds.avro", EventType.REFUNDS, EventFormat.AVRO),
            file("releases.jsonl", EventType.RELEASES, EventFormat.JSONL));
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    Path missing = folder.resolve("missing");
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> EventFolder.files(missing))
        .isInstanceOf(EventFolderException.class)
        .hasMessage(
            "event folder %s does not exist: give the folder that holds the event files", missing);
    assertThatThrownBy(() -> EventFolder.files(file))
        .isInstanceOf(EventFolderException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> EventFolder.files(folder))
        .isInstanceOf(EventFolderException.class)
        .hasMessageContaining("holds no event file");
  }

  private EventFile file(String name, EventType type, EventFormat format) {
    return new EventFile(folder.resolve(name).toString(), type, format);
  }
}
