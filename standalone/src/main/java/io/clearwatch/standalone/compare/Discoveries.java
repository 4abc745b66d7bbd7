package io.clearwatch.standalone.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which of many differences are more than noise. Of a thousand tests where nothing differs, fifty
 * are below five per cent; so a bound is put on the expected share of false ones among those that
 * are told (Benjamini and Hochberg, Controlling the False Discovery Rate, Journal of the Royal
 * Statistical Society B 57, 1995).
 */
final class Discoveries {
  /** Expected share of false ones. */
  static final double RATE = 0.05;

  private Discoveries() {}

  /**
   * Whether each is one.
   *
   * @param probabilities of differences as large where there is none
   */
  static boolean[] among(double[] probabilities) {
    int all = probabilities.length;
    Integer[] order = IntStream.range(0, all).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
    int last = -1;
    for (int rank = 0; rank < all; rank++) {
      if (probabilities[order[rank]] <= RATE * (rank + 1) / all) {
        last = rank;
      }
    }
    boolean[] among = new boolean[all];
    for (int rank = 0; rank <= last; rank++) {
      among[order[rank]] = true;
    }
    return among;
  }
}
