package io.clearwatch.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** An expected value of a result file, and what of a file agrees with it. */
sealed interface Cell {

  /** A value that is absent. */
  Cell EMPTY = new Text("");

  /** Plain decimal notation. */
  Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** Whether the text of a file agrees. */
  boolean accepts(String actual);

  static Cell text(Object value) {
    return value == null ? EMPTY : new Text(value.toString());
  }

  static Cell time(Long millis) {
    return millis == null ? EMPTY : new Text(Times.iso(millis));
  }

  static Cell whole(Long value) {
    return value == null ? EMPTY : new Whole(value);
  }

  static Cell hours(Long millis) {
    return millis == null ? EMPTY : new Decimal(millis / Times.MILLIS_PER_HOUR);
  }

  static Cell decimal(Double value) {
    return value == null ? EMPTY : new Decimal(value);
  }

  /** A text that must be the same. */
  record Text(String text) implements Cell {
    @Override
    public boolean accepts(String actual) {
      return text.equals(actual);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A whole number that must be the same. */
  record Whole(long value) implements Cell {
    @Override
    public boolean accepts(String actual) {
      BigDecimal number = number(actual);
      return number != null && number.compareTo(BigDecimal.valueOf(value)) == 0;
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** A number that is computed exactly and may differ by {@link #TOLERANCE} in writing. */
  record Decimal(double value) implements Cell {
    static final double TOLERANCE = 1e-6;

    @Override
    public boolean accepts(String actual) {
      BigDecimal number = number(actual);
      return number != null && Math.abs(number.doubleValue() - value) <= TOLERANCE;
    }

    @Override
    public String toString() {
      return plain(value);
    }
  }

  /** A number that may be off by 1 %; 0 is exact. */
  record Percentile(double value) implements Cell {
    static final double RELATIVE = 0.01;

    @Override
    public boolean accepts(String actual) {
      BigDecimal number = number(actual);
      if (number == null) {
        return false;
      }
      double slack = value == 0 ? 0 : RELATIVE * value + Decimal.TOLERANCE;
      return Math.abs(number.doubleValue() - value) <= slack;
    }

    @Override
    public String toString() {
      return plain(value);
    }
  }

  /**
   * The state of a target.
   *
   * @param undecided the value is so near to a boundary that rounding decides which side it is on
   */
  record State(String state, boolean undecided) implements Cell {
    @Override
    public boolean accepts(String actual) {
      return state.equals(actual) || (undecided && actual.matches("OK|AT_RISK|BREACHED"));
    }

    @Override
    public String toString() {
      return state;
    }
  }

  /** The number in a file, which is in plain decimal notation; null for anything else. */
  private static BigDecimal number(String text) {
    return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  private static String plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
