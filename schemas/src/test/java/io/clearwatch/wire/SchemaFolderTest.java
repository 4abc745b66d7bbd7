package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.Alert;
import io.clearwatch.events.ReleaseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFolderTest {
  private static final Schema RELEASE = ReleaseEvent.getClassSchema();
  private static final Schema WITH_BERTH =
      ForeignWriter.withField(RELEASE, "{\"name\":\"berth\",\"type\":\"int\"}");

  @TempDir Path folder;

  @Test
  void everySchemaFileIsRead() throws IOException {
    write("b.avsc", SchemaFormatter.format("json/pretty", WITH_BERTH));
    write("a.avsc", ForeignWriter.withoutField(WITH_BERTH, "berth").toString());
    write("README.md", "not a schema");

    assertThat(SchemaFolder.read(folder))
        .extracting(schema -> schema.getFields().size())
        .containsExactly(5, 6);
  }

  @Test
  void publishedVersionsMayBeInIt() throws IOException {
    write("a.avsc", RELEASE.toString());
    write("b.avsc", RELEASE.toString());

    assertThat(SchemaFolder.read(folder)).containsOnly(RELEASE);
  }

  @Test
  void aFileThatIsNoSchemaIsRefused() throws IOException {
    for (String content :
        new String[] {
          "",
          "{",
          "{}",
          "not\na schema",
          "{\"type\":\"record\",\"name\":\"ReleaseEvent\"}",
          RELEASE + "}",
          "{\"type\":\"record\",\"name\":\"io.clearwatch.events.ReleaseEvent\",\"fields\":"
              + "[{\"name\":\"a\",\"type\":\"Unheard\"}]}"
        }) {
      Path file = write("mine.avsc", content);

      assertRefused(file + " is not an Avro schema: ");
    }
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("mine.avsc"), new byte[] {(byte) 0xC3, 1, 2});

    assertRefused("cannot read " + file + ": ");
  }

  @Test
  void aSchemaOfAnythingButAnEventIsRefused() throws IOException {
    Path file = write("mine.avsc", Alert.getClassSchema().toString());
    assertRefused(
        file + " holds the record io.clearwatch.events.Alert, which is none of the events; ");

    write("mine.avsc", ForeignWriter.edited(RELEASE, "io.clearwatch", "org.port").toString());
    assertRefused(
        file + " holds the record org.port.events.ReleaseEvent, which is none of the events; ");

    write("mine.avsc", "\"string\"");
    assertRefused(file + " holds no record but string, which is none of the events; ");
  }

  @Test
  void aSchemaThatCannotBeReadByThisVersionIsRefused() throws IOException {
    Path file = write("mine.avsc", ForeignWriter.withoutField(RELEASE, "declarationId").toString());
    assertRefused(
        file
            + " cannot be used: io.clearwatch.events.ReleaseEvent cannot be read as ReleaseEvent:"
            + " declarationId at /fields/3; ");

    write(
        "mine.avsc", ForeignWriter.edited(RELEASE, "\"LOADED\"", "\"LOADED\",\"LOST\"").toString());
    assertRefused(file + " cannot be used: ");

    write(
        "mine.avsc",
        ForeignWriter.edited(RELEASE, "timestamp-millis", "timestamp-micros").toString());
    assertRefused(file + " cannot be used: eventTime is not timestamp-millis; ");
  }

  @Test
  void aFolderWithoutSchemasIsRefused() throws IOException {
    assertRefused("schema folder " + folder + " holds no *.avsc: ");

    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> SchemaFolder.read(missing))
        .isInstanceOf(SchemaFolderException.class)
        .hasMessage(
            "schema folder " + missing + " does not exist: give the folder that holds *.avsc");

    Path file = write("file", "");
    assertThatThrownBy(() -> SchemaFolder.read(file))
        .isInstanceOf(SchemaFolderException.class)
        .hasMessage(file + " is not a folder: give the folder that holds *.avsc");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private void assertRefused(String start) {
    assertThatThrownBy(() -> SchemaFolder.read(folder))
        .isInstanceOf(SchemaFolderException.class)
        .hasMessageStartingWith(start)
        .message()
        .hasLineCount(1);
  }
}
