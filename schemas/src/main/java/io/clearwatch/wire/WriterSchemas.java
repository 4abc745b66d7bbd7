package io.clearwatch.wire;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas of writers whose messages can be read: the published ones, and further ones of
 * programs outside that write a version of their own. Travels to the tasks as text.
 */
public final class WriterSchemas implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final WriterSchemas PUBLISHED = new WriterSchemas(List.of());

  private final List<String> further;

  private WriterSchemas(List<String> further) {
    this.further = further;
  }

  /** The published ones alone. */
  public static WriterSchemas published() {
    return PUBLISHED;
  }

  /**
   * The published ones and those of a folder, one in each file {@code *.avsc}. It does not matter
   * if one of them is published as well.
   *
   * @throws SchemaFolderException if one of them cannot be used, or there is none
   */
  public static WriterSchemas publishedAnd(Path folder) {
    return publishedAnd(SchemaFolder.read(folder));
  }

  static WriterSchemas publishedAnd(Collection<Schema> further) {
    return new WriterSchemas(further.stream().map(Schema::toString).toList());
  }

  /** Those besides the published ones, by the CRC-64-AVRO fingerprint that is in their messages. */
  Map<Long, Schema> further() {
    Map<Long, Schema> byFingerprint = new HashMap<>();
    for (String text : further) {
      Schema schema = new Schema.Parser().parse(text);
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
    return byFingerprint;
  }
}
