package io.clearwatch.jobs.clocks;

/**
 * A change of one stuck case. Mutable public fields, so that Flink serializes it as a POJO.
 *
 * <p>A case is told once its limit has passed, and again whenever it looks otherwise; its end may
 * still lie in the future.
 */
public final class StuckChange implements StayChange<StuckCase> {
  /** What is said of the case. */
  public enum Kind {
    /** It is as given. */
    IS,
    /** It has never been, or not at this place. */
    NEVER_WAS,
    /** Nothing more will be said of it. */
    IS_LAST
  }

  public Kind kind;

  /** The case; as it was told before, if it never was. */
  public StuckCase stuck;

  /** For Flink. */
  public StuckChange() {}

  public StuckChange(Kind kind, StuckCase stuck) {
    this.kind = kind;
    this.stuck = stuck;
  }

  /** {@link StuckCase#cell()}, for {@code keyBy}. */
  public String cell() {
    return stuck.cell();
  }

  @Override
  public String key() {
    return stuck.key();
  }

  @Override
  public StuckCase stay() {
    return kind == Kind.NEVER_WAS ? null : stuck;
  }

  @Override
  public String toString() {
    return kind + " " + stuck;
  }
}
