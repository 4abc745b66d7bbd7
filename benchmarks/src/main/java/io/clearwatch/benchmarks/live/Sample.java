package io.clearwatch.benchmarks.live;

/**
 * The state of a run at some moment.
 *
 * @param events that were published
 * @param pending records that the jobs have not read, as of up to 10 seconds before
 * @param buffered lines that the sinks hold back, as of up to 10 seconds before
 * @param written lines that the store has taken since the last start of the jobs
 * @param heapBytes heap in use, after a collection if one was asked for
 * @param restarts of the jobs so far
 * @param checkpoints that were completed so far
 * @param failedCheckpoints that were not
 */
record Sample(
    long events,
    long pending,
    long buffered,
    long written,
    long heapBytes,
    long restarts,
    long checkpoints,
    long failedCheckpoints) {}
