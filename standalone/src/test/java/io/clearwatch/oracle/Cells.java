package io.clearwatch.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells in which figures are kept: combinations of dimensions, the others rolled up. */
final class Cells {
  static final String ALL = "all";

  /** Columns of the dimensions in rolling.csv, in its order. */
  static final List<String> DIMENSIONS =
      List.of(
          "city",
          "port",
          "direction",
          "transport",
          "filing",
          "commodity",
          "trader_class",
          "inspected",
          "kind",
          "exporter_class");

  static final List<List<String>> CLEARANCE_DURATIONS =
      List.of(
          List.of("direction"),
          List.of("city", "direction"),
          List.of("city", "port", "direction"),
          List.of("city", "direction", "transport"),
          List.of("city", "direction", "filing"),
          List.of("city", "direction", "commodity"),
          List.of("city", "direction", "trader_class"),
          List.of("city", "direction", "inspected"));
  static final List<List<String>> INSPECTION_DURATIONS =
      List.of(
          List.of(),
          List.of("city"),
          List.of("city", "port"),
          List.of("city", "kind"),
          List.of("city", "commodity"));
  static final List<List<String>> REFUND_DURATIONS =
      List.of(List.of(), List.of("city"), List.of("city", "exporter_class"));
  static final List<List<String>> CLEARANCE_SHARES =
      List.of(
          List.of("direction"), List.of("city", "direction"), List.of("city", "port", "direction"));
  static final List<List<String>> INSPECTION_SHARES =
      List.of(List.of(), List.of("city"), List.of("city", "port"));
  static final List<List<String>> REFUND_SHARES = List.of(List.of(), List.of("city"));

  /** Something that has a value in every dimension in which it is kept. */
  interface Dimensioned {
    Map<String, String> dimensions();
  }

  private Cells() {}

  /** The value of a dimension whose attribute may be absent. */
  static String orUnknown(String attribute) {
    return attribute == null ? "unknown" : attribute;
  }

  /** Members of each cell of the grouping sets; a cell is written as its values of the columns. */
  static <T extends Dimensioned> Map<List<String>, List<T>> group(
      List<T> all, List<List<String>> groupingSets, List<String> columns) {
    Map<List<String>, List<T>> cells = new HashMap<>();
    for (List<String> groupingSet : groupingSets) {
      for (T each : all) {
        List<String> cell = new ArrayList<>();
        for (String column : columns) {
          cell.add(groupingSet.contains(column) ? each.dimensions().get(column) : ALL);
        }
        cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(each);
      }
    }
    return cells;
  }

  /** Whether something lies in a scope: it has the scope's value in each of its dimensions. */
  static boolean matches(Dimensioned each, Map<String, String> scope) {
    return scope.entrySet().stream()
        .allMatch(
            dimension -> dimension.getValue().equals(each.dimensions().get(dimension.getKey())));
  }
}
