package io.clearwatch.standalone.embedded;

import io.questdb.cairo.ColumnType;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordMetadata;
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
    Object value =
        switch (ColumnType.tagOf(metadata.getColumnType(index))) {
          case ColumnType.SYMBOL -> record.getSymA(index);
          case ColumnType.VARCHAR -> record.getVarcharA(index);
          default -> record.getStrA(index);
        };
    return value == null ? null : value.toString();
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
