package io.clearwatch.standalone.compare;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.standalone.runs.Measure;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cell in both runs.
 *
 * @param period {@code all}, {@code 30d}, {@code 7d} or {@code 24h}
 * @param cell values of the dimensions that are not rolled up
 * @param first null where the first run has no case of it
 * @param second null where the second has none
 * @param difference second less first; null where there are too few days to tell
 * @param mix what another mix of groups explains of it; null for narrow cells
 * @param within what a change within the groups explains; null likewise
 */
public record Finding(
    Measure measure,
    String period,
    Map<Dimension, String> cell,
    Sample first,
    Sample second,
    Effect difference,
    Effect mix,
    Effect within) {

  /**
   * A change with its 95 % interval.
   *
   * @param isBeyondNoise whether it is told as a change
   */
  public record Effect(double value, double low, double high, boolean isBeyondNoise) {}

  /** The cell in words, as {@code dalian IMPORT}; {@code everything} where all is rolled up. */
  public String where() {
    if (cell.isEmpty()) {
      return "everything";
    }
    return cell.entrySet().stream()
        .map(
            one -> one.getKey() == Dimension.INSPECTED ? inspected(one.getValue()) : one.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String inspected(String value) {
    return value.equals("true") ? "inspected" : "not inspected";
  }
}
