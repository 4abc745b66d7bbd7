package io.clearwatch.jobs.sinks.alertmanager;

import java.util.List;

/**
 * The {@link AlertBook} in a checkpoint.
 *
 * @param savedMillis wall clock when it was taken
 */
record BookState(long savedMillis, List<KeptAlert> alerts) {}
