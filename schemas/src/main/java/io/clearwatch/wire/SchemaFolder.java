package io.clearwatch.wire;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A folder of writers' schemas of events, each in a file of its own. */
final class SchemaFolder {
  private static final String FILES = "*.avsc";
  private static final String WHAT_TO_DO = "; correct it, or take it out of the folder";

  private SchemaFolder() {}

  /**
   * The schemas of a folder, in the order of the names of their files.
   *
   * @throws SchemaFolderException if there is none, or one that is not an event's or that this
   *     version cannot read
   */
  static List<Schema> read(Path folder) {
    List<Schema> schemas = new ArrayList<>();
    for (Path file : files(folder)) {
      Schema schema = parse(file);
      EventType type = typeOf(schema);
      if (type == null) {
        throw new SchemaFolderException(
            file + " holds " + named(schema) + ", which is none of the events" + WHAT_TO_DO);
      }
      String problem = SchemaResolution.problem(type.schema(), schema);
      if (problem != null) {
        throw new SchemaFolderException(file + " cannot be used: " + oneLine(problem) + WHAT_TO_DO);
      }
      schemas.add(schema);
    }
    return schemas;
  }

  private static List<Path> files(Path folder) {
    if (Files.notExists(folder)) {
      throw new SchemaFolderException(
          "schema folder " + folder + " does not exist: give the folder that holds " + FILES);
    }
    if (!Files.isDirectory(folder)) {
      throw new SchemaFolderException(
          folder + " is not a folder: give the folder that holds " + FILES);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, FILES)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    if (files.isEmpty()) {
      throw new SchemaFolderException(
          "schema folder " + folder + " holds no " + FILES + ": put in the schemas of the writers");
    }
    Collections.sort(files);
    return files;
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (AvroRuntimeException e) {
      throw new SchemaFolderException(
          file + " is not an Avro schema: " + oneLine(e.getMessage()) + WHAT_TO_DO, e);
    }
  }

  private static EventType typeOf(Schema schema) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.schema().getFullName().equals(schema.getFullName()))
        .findFirst()
        .orElse(null);
  }

  private static String named(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? "the record " + schema.getFullName()
        : "no record but " + schema.getFullName();
  }

  private static SchemaFolderException unreadable(Path path, IOException cause) {
    return new SchemaFolderException(
        "cannot read " + path + ": " + oneLine(cause.toString()) + "; make it readable", cause);
  }

  /** A library's text goes on over further lines with details of its own. */
  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
