package io.clearwatch.standalone.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Normal refunds that were approved or paid in a year whose holidays are not known, so that they
 * have no working days and are in no figure of them.
 */
final class RefundsWithoutDays {
  private RefundsWithoutDays() {}

  /**
   * Counts them.
   *
   * @param refunds the file {@code refunds.csv} of a replay
   */
  static long count(Path refunds) throws IOException {
    try (Stream<String> rows = Files.lines(refunds)) {
      return rows.skip(1).filter(RefundsWithoutDays::lacksDays).count();
    }
  }

  /** Counted from the end of the row, as an id may have commas in it. */
  private static boolean lacksDays(String row) {
    String[] values = row.split(",", -1);
    int end = values.length;
    boolean isAccepted = !values[end - 6].isEmpty();
    boolean lacksApproval = !values[end - 5].isEmpty() && values[end - 2].isEmpty();
    boolean lacksPayment = !values[end - 4].isEmpty() && values[end - 1].isEmpty();
    return isAccepted && values[end - 3].equals("true") && (lacksApproval || lacksPayment);
  }
}
