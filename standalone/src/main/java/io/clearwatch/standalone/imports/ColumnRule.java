package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.UnusableException;
import java.util.List;

/** The text of a column as an event file would have it. */
record ColumnRule(EventField field, String column) implements FieldRule {
  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public Object value(ExportRow row) throws UnusableException {
    String text = row.cell(column);
    return text.isEmpty() ? null : field.parse(text);
  }
}
