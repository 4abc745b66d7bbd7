package io.clearwatch.standalone.compare;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Some days of a site: of a port, or of a city's tax office.
 *
 * @param number of the block since 1970
 */
record Block(String site, long number) implements Comparable<Block> {
  /** Queues and the clearance of a ship last over midnight. */
  private static final int DAYS = 3;

  /** Weekdays differ, so with enough of them whole weeks are compared. */
  private static final int WEEK = 7;

  private static final int ENOUGH_WEEKS = 6;

  /** Days of a block in runs of which the shorter has a length. */
  static int days(Duration shorter) {
    return shorter.toDays() >= WEEK * ENOUGH_WEEKS ? WEEK : DAYS;
  }

  @Override
  public int compareTo(Block other) {
    int bySite = site.compareTo(other.site);
    return bySite != 0 ? bySite : Long.compare(number, other.number);
  }

  /** The sites of blocks in their order. */
  static Strata strata(Collection<Block> blocks) {
    Map<String, Integer> ends = new LinkedHashMap<>();
    int end = 0;
    for (Block block : blocks) {
      ends.put(block.site, ++end);
    }
    return new Strata(ends.values().stream().mapToInt(Integer::intValue).toArray());
  }
}
