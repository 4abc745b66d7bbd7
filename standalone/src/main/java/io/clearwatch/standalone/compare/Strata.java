package io.clearwatch.standalone.compare;

import java.util.SplittableRandom;

/**
 * Blocks by the site that they are of. A site is there in every run, and is no matter of chance:
 * blocks are drawn for each site from its own.
 *
 * @param ends for each site, the end of its blocks
 */
record Strata(int[] ends) {
  /** Number of blocks in all. */
  int blocks() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  private int start(int site) {
    return site == 0 ? 0 : ends[site - 1];
  }

  /** Degrees of freedom: what is left of the blocks when each site has used up one for its mean. */
  int freedom() {
    return blocks() - ends.length;
  }

  /**
   * How much less drawn blocks vary than the world does, as each site's mean is drawn along: factor
   * on a standard deviation.
   */
  double stretch() {
    return Math.sqrt(blocks() / (double) freedom());
  }

  /** Each block once. */
  int[] all() {
    int[] all = new int[blocks()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return all;
  }

  /** Draws as many blocks as there are, each site its own, with replacement. */
  void draw(SplittableRandom random, int[] drawn) {
    for (int site = 0; site < ends.length; site++) {
      int start = start(site);
      int size = ends[site] - start;
      for (int i = start; i < ends[site]; i++) {
        drawn[i] = start + random.nextInt(size);
      }
    }
  }

  /**
   * Variance of a sum over blocks, each site's about its own mean.
   *
   * @param terms of each block that was taken, in the order of the sites
   */
  double varianceOfSum(double[] terms) {
    double variance = 0;
    for (int site = 0; site < ends.length; site++) {
      int size = ends[site] - start(site);
      if (size < 2) {
        continue;
      }
      double sum = 0;
      double squares = 0;
      for (int i = start(site); i < ends[site]; i++) {
        sum += terms[i];
        squares += terms[i] * terms[i];
      }
      variance += size / (size - 1.0) * (squares - sum * sum / size);
    }
    return Math.max(0, variance);
  }
}
