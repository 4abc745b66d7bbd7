package io.clearwatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark has measured: figures with their units, under headings. */
public final class Figures {
  /** Digits that matter; a measurement is not more exact than that. */
  private static final int DIGITS = 3;

  private final List<Row> rows = new ArrayList<>();

  private record Row(String name, String value, String unit) {}

  /** Begins a group of figures. */
  public void heading(String title) {
    rows.add(new Row(title, null, null));
  }

  /** A number that was counted, shown in full. */
  public void count(String name, long value, String unit) {
    rows.add(new Row(name, String.format(Locale.ROOT, "%,d", value), unit));
  }

  /** A number that was measured, shown to three digits. */
  public void measure(String name, double value, String unit) {
    rows.add(new Row(name, rounded(value), unit));
  }

  static String rounded(double value) {
    int whole = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    int decimals = Math.min(DIGITS - 1, Math.max(0, DIGITS - whole));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** As a table. */
  @Override
  public String toString() {
    int nameWidth = 0;
    int valueWidth = 0;
    for (Row row : rows) {
      if (row.value() != null) {
        nameWidth = Math.max(nameWidth, row.name().length());
        valueWidth = Math.max(valueWidth, row.value().length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (Row row : rows) {
      if (row.value() == null) {
        table.append(row.name()).append('\n');
      } else {
        String format = "  %-" + nameWidth + "s  %" + valueWidth + "s %s";
        String line = String.format(Locale.ROOT, format, row.name(), row.value(), row.unit());
        table.append(line.stripTrailing()).append('\n');
      }
    }
    return table.toString();
  }
}
