package io.clearwatch.generators;

/** Told now and then how far a world has been delivered. */
@FunctionalInterface
public interface Progress {
  /** For those who do not ask. */
  Progress NONE = (simulatedMillis, events) -> {};

  /**
   * @param simulatedMillis simulated time of the last delivery
   * @param events deliveries so far
   */
  void reached(long simulatedMillis, long events);
}
