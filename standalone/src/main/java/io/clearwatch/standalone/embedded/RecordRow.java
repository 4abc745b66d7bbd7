package io.clearwatch.standalone.embedded;

import io.questdb.cairo.ColumnType;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordMetadata;
import io.questdb.std.str.Utf8Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A {@link Row} over QuestDB's cursor, which shows one record after the other in one object. */
final class RecordRow implements Row {
  private final Record record;
  private final RecordMetadata metadata;

  RecordRow(Record record, RecordMetadata metadata) {
    this.record = record;
    this.metadata = metadata;
  }

  @Override
  public String text(String column) {
    int index = metadata.getColumnIndex(column);
    return switch (ColumnType.tagOf(metadata.getColumnType(index))) {
      case ColumnType.SYMBOL -> text(record.getSymA(index));
      case ColumnType.VARCHAR -> text(record.getVarcharA(index));
      default -> text(record.getStrA(index));
    };
  }

  private static String text(CharSequence value) {
    return value == null ? null : value.toString();
  }

  /** From its bytes, as not every kind of it tells its text. */
  private static String text(Utf8Sequence value) {
    if (value == null) {
      return null;
    }
    byte[] bytes = new byte[value.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = value.byteAt(i);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public double number(String column) {
    return record.getDouble(metadata.getColumnIndex(column));
  }

  @Override
  public long integer(String column) {
    return record.getLong(metadata.getColumnIndex(column));
  }

  @Override
  public boolean bool(String column) {
    return record.getBool(metadata.getColumnIndex(column));
  }

  @Override
  public Instant time(String column) {
    long micros = record.getTimestamp(metadata.getColumnIndex(column));
    return micros == Long.MIN_VALUE ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
