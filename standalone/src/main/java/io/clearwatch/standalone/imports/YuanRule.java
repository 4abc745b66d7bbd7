package io.clearwatch.standalone.imports;

import static io.clearwatch.events.RejectReason.bad_value;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.UnusableException;
import java.math.BigDecimal;
import java.util.List;

/** A column of amounts in yuan, as 12345.67 or 12,345.67, for a field in fen. */
record YuanRule(EventField field, String column) implements FieldRule {
  private static final int FEN_DIGITS = 2;

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public Object value(ExportRow row) throws UnusableException {
    String text = row.cell(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return new BigDecimal(text.replace(",", "")).movePointRight(FEN_DIGITS).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UnusableException(
          bad_value, field.name() + " '" + text + "' is not an amount in yuan as 12345.67");
    }
  }
}
