package io.clearwatch.standalone.imports;

import io.clearwatch.wire.UnusableException;
import java.util.List;

/** Where the value of a field comes from. */
interface FieldRule {
  /** Names of the columns that are looked at. */
  List<String> columns();

  /**
   * The value in a row, as the record's {@code put} takes it, or null for none.
   *
   * @throws UnusableException if the row has a text that is no value of the field
   */
  Object value(ExportRow row) throws UnusableException;
}
