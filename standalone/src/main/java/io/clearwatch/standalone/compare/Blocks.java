package io.clearwatch.standalone.compare;

/**
 * What a cell holds, by blocks of days of a site: number of cases and sum of their values. Cases of
 * a block have ships, queues and officers in common and are no independent observations; blocks
 * nearly are.
 *
 * @param strata the sites of the blocks
 * @param counts cases of each block
 * @param sums of their values
 */
record Blocks(Strata strata, double[] counts, double[] sums) {}
