package io.clearwatch.jobs.clocks;

/**
 * A change of one stay in one cell.
 *
 * @param <S> the kind of stay
 */
public interface StayChange<S extends Stay<S>> {
  /** {@link Stay#key()}. */
  String key();

  /** The stay as it is now; null if there is none (any more). */
  S stay();
}
