package io.clearwatch.standalone.compare;

/**
 * A change as it is estimated from two runs.
 *
 * @param value the change, in the unit of the means
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param probability of one as large where there is none, two-sided
 */
record Estimate(double value, double low, double high, double probability) {}
