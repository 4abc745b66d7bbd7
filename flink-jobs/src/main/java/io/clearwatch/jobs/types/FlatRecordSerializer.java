package io.clearwatch.jobs.types;

import io.clearwatch.wire.FlatRecordCodec;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Avro records of plain fields on their way between tasks, or between the steps of a replay. They
 * are in no state, so there is nothing that a later schema would have to read.
 */
public final class FlatRecordSerializer<T extends SpecificRecordBase> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> recordClass;

  private transient Schema schema;
  private transient FlatRecordCodec codec;
  private transient byte[] read;

  private FlatRecordSerializer(Class<T> recordClass) {
    this.recordClass = recordClass;
  }

  /**
   * Flink's type of records of a class.
   *
   * @throws IllegalArgumentException if not all of their fields are plain
   */
  public static <T extends SpecificRecordBase> TypeInformation<T> typeOf(Class<T> recordClass) {
    FlatRecordSerializer<T> serializer = new FlatRecordSerializer<>(recordClass);
    if (serializer.codec() == null) {
      throw new IllegalArgumentException(recordClass + " has fields that are not plain");
    }
    return new OwnType<>(recordClass, serializer);
  }

  private FlatRecordCodec codec() {
    if (codec == null) {
      schema = SpecificData.get().getSchema(recordClass);
      codec = FlatRecordCodec.of(schema);
      read = new byte[256];
    }
    return codec;
  }

  @Override
  public void serialize(T record, DataOutputView out) throws IOException {
    int length = codec().write(record);
    out.writeInt(length);
    out.write(codec.written(), 0, length);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    FlatRecordCodec records = codec();
    int length = in.readInt();
    if (length > read.length) {
      read = new byte[Math.max(length, 2 * read.length)];
    }
    in.readFully(read, 0, length);
    T record = createInstance();
    if (records.read(read, 0, length, record) != length) {
      throw new IOException("no " + recordClass.getSimpleName());
    }
    return record;
  }

  @Override
  public T deserialize(T reused, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public T createInstance() {
    codec();
    return recordClass.cast(SpecificData.newInstance(recordClass, schema));
  }

  @Override
  public T copy(T from) {
    T copy = createInstance();
    for (int i = 0; i < schema.getFields().size(); i++) {
      copy.put(i, from.get(i));
    }
    return copy;
  }

  @Override
  public T copy(T from, T reused) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new FlatRecordSerializer<>(recordClass);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlatRecordSerializer<?> that && recordClass == that.recordClass;
  }

  @Override
  public int hashCode() {
    return recordClass.hashCode();
  }

  /**
   * @throws UnsupportedOperationException always: such records are in no state
   */
  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw new UnsupportedOperationException(recordClass.getSimpleName() + " is in no state");
  }
}
