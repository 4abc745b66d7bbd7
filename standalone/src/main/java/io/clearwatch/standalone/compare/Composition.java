package io.clearwatch.standalone.compare;

/**
 * What a cell is made of: for each block, the groups of like cases in it.
 *
 * @param groups how many groups there are in both runs; they have the same numbers in both
 * @param strata the sites of the blocks
 * @param ends for each block, the end of its entries
 * @param group number of the group of each entry
 * @param counts cases of each entry
 * @param sums of their values
 */
record Composition(
    int groups, Strata strata, int[] ends, int[] group, double[] counts, double[] sums) {
  /** Adds a block to the totals of the groups. */
  void add(int block, double[] groupCounts, double[] groupSums) {
    for (int i = block == 0 ? 0 : ends[block - 1]; i < ends[block]; i++) {
      groupCounts[group[i]] += counts[i];
      groupSums[group[i]] += sums[i];
    }
  }
}
