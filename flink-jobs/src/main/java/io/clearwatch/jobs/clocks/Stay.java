package io.clearwatch.jobs.clocks;

/**
 * A span of time in which something counts at a port. As of t it is there if it came before t and
 * did not close before t. Times are milliseconds since the epoch.
 *
 * @param <S> the kind of stay
 */
public interface Stay<S extends Stay<S>> {
  /** What it is known by within its cell. */
  String key();

  String port();

  /** The declaration or inspection; decides the order among those that are equally old. */
  String subject();

  /** From which its age counts. */
  long sinceMillis();

  long fromMillis();

  /** {@link Long#MAX_VALUE} while it is open. */
  long closedMillis();

  /**
   * Earliest time after which figures look otherwise with the other stay of the same key in this
   * one's place; {@link Long#MAX_VALUE} if they never do.
   *
   * @param other null for none
   */
  long differsAfterMillis(S other);
}
