package io.clearwatch.standalone.imports;

import static io.clearwatch.events.RejectReason.bad_value;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.UnusableException;
import java.time.DateTimeException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time from a column, or from one of dates and one of times of day, which are read as one text
 * with a space between them.
 */
record TimeRule(EventField field, List<String> columns, TimeFormats formats) implements FieldRule {

  /** Whether nothing is in its columns. */
  boolean isEmpty(ExportRow row) {
    return columns.stream().allMatch(row::isEmpty);
  }

  @Override
  public Object value(ExportRow row) throws UnusableException {
    if (isEmpty(row)) {
      return null;
    }
    for (String column : columns) {
      if (row.isEmpty(column)) {
        throw new UnusableException(bad_value, field.name() + ": " + column + " is empty");
      }
    }
    String text = columns.stream().map(row::cell).collect(Collectors.joining(" "));
    try {
      return formats.parse(text);
    } catch (DateTimeException e) {
      throw new UnusableException(bad_value, field.name() + " '" + text + "' " + e.getMessage());
    }
  }
}
