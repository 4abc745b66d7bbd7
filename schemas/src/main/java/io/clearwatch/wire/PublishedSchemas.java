package io.clearwatch.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema version that was ever written to a topic, so that old messages stay readable.
 *
 * <p>A version is the resource {@code published/RECORD-vN.avsc} and a line in {@code
 * published/index.txt}. Versions are added, never changed or removed.
 */
final class PublishedSchemas {
  private static final String FOLDER = "/published/";
  private static final PublishedSchemas INSTANCE = new PublishedSchemas();

  private final List<String> names;
  private final Map<String, Schema> byName = new HashMap<>();
  private final Map<Long, Schema> byFingerprint = new HashMap<>();

  private PublishedSchemas() {
    names = text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    for (String name : names) {
      Schema schema = new Schema.Parser().parse(text(name));
      byName.put(name, schema);
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
  }

  static PublishedSchemas get() {
    return INSTANCE;
  }

  /** Resource names, oldest version of a record first. */
  List<String> names() {
    return names;
  }

  Schema byName(String name) {
    return byName.get(name);
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
