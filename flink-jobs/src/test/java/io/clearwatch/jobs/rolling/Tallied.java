package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what is tallied. */
final class Tallied implements Tally {
  /**
   * @param value duration; of a share, the denominator
   * @param numerator -1 for a duration
   */
  record Entry(Cell cell, long atMillis, long value, int numerator) {
    Set<Dimension> dimensions() {
      Map<Dimension, String> present = new EnumMap<>(Dimension.class);
      for (Dimension dimension : Dimension.values()) {
        if (!cell.get(dimension).equals(Dimension.ALL)) {
          present.put(dimension, cell.get(dimension));
        }
      }
      return present.keySet();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public void duration(CellSet cells, long completedMillis, long duration) {
    for (String cell : cells.keys()) {
      entries.add(new Entry(Cell.parse(cell), completedMillis, duration, -1));
    }
  }

  @Override
  public void share(CellSet cells, long atMillis, int numerator, int denominator) {
    for (String cell : cells.keys()) {
      entries.add(new Entry(Cell.parse(cell), atMillis, denominator, numerator));
    }
  }

  /** What was tallied for a metric, stage or indicator. */
  List<Entry> of(Cell.Kind kind, String name) {
    return entries.stream()
        .filter(entry -> entry.cell.kind() == kind && entry.cell.name().equals(name))
        .toList();
  }

  /** The combinations of dimensions by which it was tallied. */
  List<Set<Dimension>> groupings(Cell.Kind kind, String name) {
    return of(kind, name).stream().map(Entry::dimensions).toList();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
