package io.clearwatch.standalone.imports;

import static io.clearwatch.events.RejectReason.bad_value;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.UnusableException;
import java.util.List;
import java.util.Map;

/**
 * A column of codes, each of which stands for a value.
 *
 * @param values by code; a code that stands for none has {@link #NONE}
 */
record CodeRule(EventField field, String column, Map<String, Object> values) implements FieldRule {
  /** The value of a code that stands for no value. */
  static final Object NONE = new Object();

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  boolean lists(ExportRow row) {
    return values.containsKey(row.cell(column));
  }

  @Override
  public Object value(ExportRow row) throws UnusableException {
    String code = row.cell(column);
    Object value = values.get(code);
    if (value != null) {
      return value == NONE ? null : value;
    }
    if (code.isEmpty()) {
      return null;
    }
    throw unknown(code);
  }

  UnusableException unknown(String code) {
    return new UnusableException(
        bad_value,
        field.name()
            + ": the code '"
            + code
            + "' is not among "
            + String.join(", ", values.keySet()));
  }
}
