package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records to and from message values: the single-object encoding of the Avro specification, which
 * is the marker C3 01, the fingerprint of the writer's schema in 8 bytes (little-endian) and the
 * body.
 *
 * <p>Reads what any schema version wrote that is published or made known besides. Not thread-safe
 * and not serializable: create one per task or thread.
 */
public final class EventCodec {
  private static final int HEADER_BYTES = 10;
  private static final short MARKER = (short) 0xC301;
  private static final byte[] NOTHING = new byte[0];

  private final Map<Class<?>, BinaryMessageEncoder<SpecificRecordBase>> encoders = new HashMap<>();
  private final Map<Class<?>, Map<Long, RecordDecoder<?>>> decoders = new HashMap<>();
  private final Map<Long, Schema> furtherWriters;

  /** A codec that knows the published schemas. */
  public EventCodec() {
    this(WriterSchemas.published());
  }

  public EventCodec(WriterSchemas writers) {
    furtherWriters = writers.further();
  }

  /** The message value of an event or a result. */
  public byte[] encode(SpecificRecordBase message) {
    try {
      return encoders
          .computeIfAbsent(message.getClass(), c -> encoderOf(message))
          .encode(message)
          .array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The event in a message value, or its rejection. Never throws, whatever the bytes are.
   *
   * @param type the type that travels on the topic
   * @param value the message value; null is rejected too
   * @param wallMillis the wall clock, or {@link EventChecks#NO_CLOCK}
   * @param position where the message stands on its topic, as in {@code 3:1024} for partition 3 and
   *     offset 1024; asked only if the event is rejected
   */
  public EventRead decode(
      EventType type,
      byte[] value,
      EventChecks checks,
      long wallMillis,
      Supplier<String> position) {
    EventProblem problem;
    try {
      SpecificRecordBase event = decode(type.recordClass(), value);
      problem = checks.check(type, event, wallMillis);
      if (problem == null) {
        return EventRead.event(type, event);
      }
    } catch (UnusableException e) {
      problem = e.problem();
    }
    byte[] raw = value == null ? NOTHING : value;
    return EventRead.rejected(type, type.topic(), position.get(), problem, raw);
  }

  /**
   * The record in a message value, for topics of results.
   *
   * @throws UnusableException if the value is not a record of that class in a known schema
   */
  public <T extends SpecificRecordBase> T decode(Class<T> recordClass, byte[] value)
      throws UnusableException {
    if (value == null) {
      throw new UnusableException(RejectReason.undecodable, "the message has no value");
    }
    if (value.length < HEADER_BYTES) {
      throw new UnusableException(
          RejectReason.undecodable,
          value.length + " bytes are less than the header of the single-object encoding");
    }
    ByteBuffer header = ByteBuffer.wrap(value);
    if (header.getShort() != MARKER) {
      throw new UnusableException(
          RejectReason.undecodable, "does not start with the single-object marker C3 01");
    }
    long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
    return decoder(recordClass, fingerprint)
        .decode(value, HEADER_BYTES, value.length - HEADER_BYTES);
  }

  private <T extends SpecificRecordBase> RecordDecoder<T> decoder(
      Class<T> recordClass, long fingerprint) throws UnusableException {
    Map<Long, RecordDecoder<?>> known = decoders.computeIfAbsent(recordClass, c -> new HashMap<>());
    RecordDecoder<?> decoder = known.get(fingerprint);
    if (decoder == null) {
      decoder = new RecordDecoder<>(recordClass, writerSchema(recordClass, fingerprint));
      known.put(fingerprint, decoder);
    }
    @SuppressWarnings("unchecked") // put in above under its class
    RecordDecoder<T> typed = (RecordDecoder<T>) decoder;
    return typed;
  }

  private Schema writerSchema(Class<?> recordClass, long fingerprint) throws UnusableException {
    Schema writer = PublishedSchemas.get().byFingerprint(fingerprint);
    if (writer == null) {
      writer = furtherWriters.get(fingerprint);
    }
    if (writer == null) {
      throw new UnusableException(
          RejectReason.unknown_schema,
          "no schema is known that has the fingerprint %016x".formatted(fingerprint));
    }
    if (!writer.getFullName().equals(recordClass.getName())) {
      throw new UnusableException(
          RejectReason.unknown_schema,
          "holds a " + writer.getName() + ", not a " + recordClass.getSimpleName());
    }
    return writer;
  }

  private static BinaryMessageEncoder<SpecificRecordBase> encoderOf(SpecificRecordBase message) {
    SpecificData model = SpecificData.getForClass(message.getClass());
    return new BinaryMessageEncoder<>(model, message.getSchema());
  }
}
