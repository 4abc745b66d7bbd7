package io.clearwatch.jobs.rolling;

/** Takes what a result adds to the cells. */
public interface Tally {
  /**
   * A duration that completed.
   *
   * @param cells in which it counts
   * @param completedMillis time of completion, milliseconds since the epoch
   * @param duration milliseconds or working days, {@link Cell#countedPerUnit()}
   */
  void duration(CellSet cells, long completedMillis, long duration);

  /**
   * A contribution to a share.
   *
   * @param cells in which it counts
   * @param atMillis when it enters, milliseconds since the epoch
   */
  void share(CellSet cells, long atMillis, int numerator, int denominator);
}
