package io.clearwatch.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema version that was ever written to a topic, so that old messages stay readable.
 *
 * <p>A version is the resource {@code published/RECORD-vN.avsc} and a line in {@code
 * published/index.txt}: its name and its pin, the SHA-256 of its content. The fingerprint on the
 * wire would not do as a pin: it passes over defaults and units. Versions are added, never changed
 * or removed.
 */
final class PublishedSchemas {
  static final String INDEX = "index.txt";

  private static final String FOLDER = "/published/";
  private static final PublishedSchemas OF_THE_JAR = new PublishedSchemas(PublishedSchemas::text);

  private final List<Version> versions = new ArrayList<>();
  private final Map<Long, Schema> byFingerprint = new HashMap<>();

  /**
   * One version of a record.
   *
   * @param name of the resource, {@code RECORD-vN.avsc}
   * @param pin SHA-256 that the content had when it was published, in hex
   * @param content as it is now
   */
  record Version(String name, String pin, String content, Schema schema) {}

  /**
   * @param textOf gives the content of {@link #INDEX} and of each version that it names
   */
  PublishedSchemas(UnaryOperator<String> textOf) {
    for (String line : textOf.apply(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
      int space = line.indexOf(' ');
      if (space < 0) {
        throw new IllegalArgumentException(INDEX + " has no pin after " + line);
      }
      String name = line.substring(0, space);
      String content = textOf.apply(name);
      Schema schema = new Schema.Parser().parse(content);
      versions.add(new Version(name, line.substring(space + 1), content, schema));
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
  }

  /** Those of the jar. */
  static PublishedSchemas get() {
    return OF_THE_JAR;
  }

  /** All versions, of each record the oldest first. */
  List<Version> versions() {
    return versions;
  }

  /** The schema with that CRC-64-AVRO fingerprint of its parsing canonical form, or null. */
  Schema byFingerprint(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }

  private static String text(String name) {
    try (InputStream in = PublishedSchemas.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the jar has no " + FOLDER + name + "; build clearwatch-schemas again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
