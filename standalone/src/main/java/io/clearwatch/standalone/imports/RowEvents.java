package io.clearwatch.standalone.imports;

import static io.clearwatch.events.RejectReason.bad_value;
import static io.clearwatch.events.RejectReason.missing_field;

import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventFields;
import io.clearwatch.wire.EventProblem;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.UnusableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Makes the events of a row. A row is used whole or not at all: once what is wrong in it has been
 * corrected, it can be imported again without doubling anything.
 */
final class RowEvents {
  private final Mapping mapping;
  private final EventChecks checks;
  private final List<SpecificRecordBase> events = new ArrayList<>();
  private final Set<CellProblem> problems = new LinkedHashSet<>();

  RowEvents(Mapping mapping, EventChecks checks) {
    this.mapping = mapping;
    this.checks = checks;
  }

  /** Reads a row; {@link #events} and {@link #problems} are its own until the next. */
  void read(ExportRow row) {
    events.clear();
    problems.clear();
    boolean known = false;
    for (EventRule rule : mapping.events()) {
      if (rule.knowsPhase(row)) {
        known = true;
        if (rule.hasHappened(row)) {
          events.add(event(rule, row));
        }
      }
    }
    if (!known) {
      problems.add(unknownPhase(row));
    }
  }

  /** What the row tells; of no use if there are problems. */
  List<SpecificRecordBase> events() {
    return events;
  }

  Set<CellProblem> problems() {
    return problems;
  }

  private SpecificRecordBase event(EventRule rule, ExportRow row) {
    EventType type = rule.type();
    EventFields fields = EventFields.of(type);
    SpecificRecordBase event = type.newEvent();
    boolean isWhole = set(event, fields.byName("phase"), rule.phase(), row);
    isWhole &= set(event, fields.byName("eventTime"), rule.time(), row);
    EventField id = fields.byName("eventId");
    for (Map.Entry<EventField, FieldRule> entry : rule.fields().entrySet()) {
      isWhole &= set(event, entry.getKey(), entry.getValue(), row);
    }
    if (isWhole) {
      if (!rule.fields().containsKey(id)) {
        event.put(id.position(), EventIds.of(type, event));
      }
      EventProblem problem = checks.check(type, event, EventChecks.NO_CLOCK);
      if (problem != null) {
        problems.add(new CellProblem(rule.time().columns(), problem));
      }
    }
    return event;
  }

  /** Sets a field; false, with the problem noted, if the row has no value for it. */
  private boolean set(SpecificRecordBase event, EventField field, FieldRule rule, ExportRow row) {
    EventProblem problem;
    try {
      Object value = rule.value(row);
      problem = checks.check(field, value);
      if (problem == null) {
        event.put(field.position(), value);
      }
    } catch (UnusableException e) {
      problem = e.problem();
    }
    if (problem != null) {
      problems.add(new CellProblem(rule.columns(), problem));
    }
    return problem == null;
  }

  private CellProblem unknownPhase(ExportRow row) {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> codes = new LinkedHashSet<>();
    for (EventRule rule : mapping.events()) {
      columns.addAll(rule.phase().columns());
      codes.addAll(((CodeRule) rule.phase()).values().keySet());
    }
    List<String> texts = columns.stream().map(row::cell).toList();
    EventProblem problem =
        texts.stream().allMatch(String::isEmpty)
            ? new EventProblem(missing_field, "phase is missing")
            : new EventProblem(
                bad_value,
                "phase: the code '"
                    + String.join("', '", texts)
                    + "' is not among "
                    + String.join(", ", codes));
    return new CellProblem(List.copyOf(columns), problem);
  }
}
