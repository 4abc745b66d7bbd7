package io.clearwatch.jobs.clocks;

import io.clearwatch.measurements.Stage;

/**
 * The beginning of a stage of an unreleased declaration.
 *
 * @param afterMillis the declaration is in the stage as of every time after this one, until the
 *     next stage; milliseconds since the epoch
 */
public record StageStart(long afterMillis, Stage stage) {}
