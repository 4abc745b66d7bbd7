package io.clearwatch.standalone.compare;

import java.util.SplittableRandom;

/** Blocks of both runs as they are drawn: where they are the same, together. */
final class Draw {
  private final Strata firstStrata;
  private final Strata secondStrata;
  private final int[] first;
  private final int[] second;

  Draw(Strata firstStrata, Strata secondStrata, boolean isPaired) {
    this.firstStrata = firstStrata;
    this.secondStrata = secondStrata;
    this.first = new int[firstStrata.blocks()];
    this.second = isPaired ? first : new int[secondStrata.blocks()];
  }

  void again(SplittableRandom random) {
    firstStrata.draw(random, first);
    if (second != first) {
      secondStrata.draw(random, second);
    }
  }

  int[] first() {
    return first;
  }

  int[] second() {
    return second;
  }
}
