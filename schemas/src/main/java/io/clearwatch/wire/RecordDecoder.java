package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records of one class from Avro bodies of one writer's schema. Not thread-safe.
 *
 * <p>A body is skipped over before it is read: skipping allocates nothing, so a length field of
 * garbage ends in an error and not in an array of two gigabytes.
 */
final class RecordDecoder<T extends SpecificRecordBase> {
  private final Schema writer;
  private final DatumReader<T> reader;
  private final FlatRecordCodec flat;
  private final Supplier<T> constructor;
  private BinaryDecoder decoder;
  private int firstLength;

  RecordDecoder(Class<T> recordClass, Schema writer) {
    this.writer = writer;
    SpecificData model = SpecificData.getForClass(recordClass);
    Schema schema = model.getSchema(recordClass);
    reader = new SpecificDatumReader<>(writer, schema, model);
    flat = writer.equals(schema) ? FlatRecordCodec.of(schema) : null;
    constructor = () -> recordClass.cast(SpecificData.newInstance(recordClass, schema));
  }

  /**
   * The record at the start of the range, whose length {@link #length} then has.
   *
   * @throws UnusableException if the range does not start with a whole record
   */
  T decodeFirst(byte[] bytes, int offset, int length) throws UnusableException {
    if (flat != null) {
      T record = constructor.get();
      firstLength = flat.read(bytes, offset, length, record);
      if (firstLength != FlatRecordCodec.NO_RECORD) {
        return record;
      }
    }
    firstLength = length(bytes, offset, length);
    return read(bytes, offset, firstLength);
  }

  /** Bytes that the record took which {@link #decodeFirst} gave last. */
  int firstLength() {
    return firstLength;
  }

  /**
   * The record that fills the range.
   *
   * @throws UnusableException if the range holds less, more or something else
   */
  T decode(byte[] bytes, int offset, int length) throws UnusableException {
    if (flat != null) {
      T record = constructor.get();
      if (flat.read(bytes, offset, length, record) == length) {
        return record;
      }
    }
    int bodyLength = length(bytes, offset, length);
    if (bodyLength != length) {
      throw undecodable((length - bodyLength) + " bytes are left over after the record");
    }
    return read(bytes, offset, length);
  }

  private T read(byte[] bytes, int offset, int length) throws UnusableException {
    decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoder);
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      throw undecodable(e);
    }
  }

  /**
   * Length in bytes of the record at the start of the range.
   *
   * @throws UnusableException if the range does not start with a whole record
   */
  int length(byte[] bytes, int offset, int length) throws UnusableException {
    decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoder);
    try {
      GenericDatumReader.skip(writer, decoder);
      int bodyLength = length - decoder.inputStream().available();
      if (bodyLength < 0 || bodyLength > length) {
        // A negative length of a string has led back to before the record.
        throw new EOFException();
      }
      return bodyLength;
    } catch (IOException | RuntimeException e) {
      throw undecodable(e);
    }
  }

  private static UnusableException undecodable(Exception cause) {
    if (cause instanceof EOFException) {
      return undecodable("the record is cut off");
    }
    // Garbage surfaces as whatever exception the library meets first; the texts of its own are
    // good.
    boolean fromLibrary = cause instanceof AvroRuntimeException || cause instanceof IOException;
    return undecodable(
        "not a record of its schema: "
            + (fromLibrary && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName()));
  }

  private static UnusableException undecodable(String detail) {
    return new UnusableException(RejectReason.undecodable, detail);
  }
}
