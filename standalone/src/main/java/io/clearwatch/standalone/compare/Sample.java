package io.clearwatch.standalone.compare;

/** Figures of a cell in one run, in hours or working days. Percentiles are values that occur. */
public record Sample(long count, double mean, double p50, double p90) {}
