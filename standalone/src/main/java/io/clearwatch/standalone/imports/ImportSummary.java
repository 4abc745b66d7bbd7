package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** What an import has made of its rows. */
public final class ImportSummary {
  private static final int FIRST_REJECTIONS = 10;

  private final Map<EventType, TypeSummary> types = new EnumMap<>(EventType.class);
  private final List<Rejection> firstRejections = new ArrayList<>();
  private long rows;
  private long rowsWithoutEvent;
  private long rejectedRows;

  ImportSummary(Set<EventType> types) {
    types.forEach(type -> this.types.put(type, new TypeSummary(type)));
  }

  void add(List<SpecificRecordBase> ofRow) {
    rows++;
    rowsWithoutEvent += ofRow.isEmpty() ? 1 : 0;
    ofRow.forEach(event -> types.get(EventType.of(event)).add(event));
  }

  void addRejected(List<Rejection> ofRow) {
    rows++;
    rejectedRows++;
    ofRow.stream().limit(FIRST_REJECTIONS - firstRejections.size()).forEach(firstRejections::add);
  }

  /** A summary for each type that events may come of. */
  public List<TypeSummary> types() {
    return List.copyOf(types.values());
  }

  public long events() {
    return types.values().stream().mapToLong(TypeSummary::events).sum();
  }

  /** All rows that are not blank, the rejected ones included. */
  public long rows() {
    return rows;
  }

  /** Rows that can be used, and tell of nothing that has happened. */
  public long rowsWithoutEvent() {
    return rowsWithoutEvent;
  }

  public long rejectedRows() {
    return rejectedRows;
  }

  /** What is wrong with the first rejected rows: ten problems at most. */
  public List<Rejection> firstRejections() {
    return List.copyOf(firstRejections);
  }
}
