package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventFields;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Makes ids for events that have none: {@code KEY.PHASE.HASH}, the hash being over all fields. The
 * same event has the same id, whichever export it comes from and how often.
 */
final class EventIds {
  /** 48 bits, for the few events that a subject has in a phase. */
  private static final int HASH_BYTES = 6;

  private EventIds() {}

  /** The id of an event whose other fields are set. */
  static String of(EventType type, SpecificRecordBase event) {
    StringBuilder fields = new StringBuilder();
    for (EventField field : EventFields.of(type).all()) {
      if (!field.name().equals("eventId")) {
        // A control character that separates: cells do not have it.
        fields.append(event.get(field.position())).append('\u001F');
      }
    }
    byte[] hash = sha256().digest(fields.toString().getBytes(StandardCharsets.UTF_8));
    return type.keyOf(event)
        + '.'
        + type.phaseOf(event)
        + '.'
        + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
