package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventType;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How one event is made of a row.
 *
 * @param phase what gives the phase
 * @param time what gives the event's time
 * @param fields what gives each other field that is set, by field
 */
record EventRule(
    EventType type, FieldRule phase, FieldRule time, Map<EventField, FieldRule> fields) {

  /** Whether the row's code of the phase is one that this event has. */
  boolean knowsPhase(ExportRow row) {
    return !(phase instanceof CodeRule codes) || codes.lists(row);
  }

  /** Whether the row says that the event has happened, well or badly. */
  boolean hasHappened(ExportRow row) {
    if (phase instanceof CodeRule codes) {
      return codes.values().get(row.cell(codes.column())) != CodeRule.NONE;
    }
    // A milestone has a column of its own, which is empty until it is reached.
    return !(phase instanceof ConstantRule) || !(time instanceof TimeRule at && at.isEmpty(row));
  }

  /** Names of all columns that are looked at. */
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(phase.columns());
    columns.addAll(time.columns());
    fields.values().forEach(rule -> columns.addAll(rule.columns()));
    return columns;
  }
}
