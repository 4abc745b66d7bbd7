package io.clearwatch.jobs.rolling;

/** Takes what a result adds to the cells. */
public interface Tally {
  /**
   * A duration that completed.
   *
   * @param cell {@link Cell#key()}
   * @param completedMillis time of completion, milliseconds since the epoch
   * @param duration milliseconds or working days, {@link Cell#countedPerUnit()}
   */
  void duration(String cell, long completedMillis, long duration);

  /**
   * A contribution to a share.
   *
   * @param cell {@link Cell#key()}
   * @param atMillis when it enters, milliseconds since the epoch
   */
  void share(String cell, long atMillis, int numerator, int denominator);
}
