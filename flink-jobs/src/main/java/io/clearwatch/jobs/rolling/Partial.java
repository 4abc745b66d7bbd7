package io.clearwatch.jobs.rolling;

/**
 * What one subtask adds to one slice of one cell. Partials of a slice are added up in any order.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class Partial {
  /**
   * Start of the partial that only makes a cell known, so that it ticks before anything completes.
   */
  public static final long SEED = Long.MIN_VALUE;

  /** {@link Cell#key()}. */
  public String cell;

  /** Start of the slice: milliseconds since the epoch, a multiple of a minute. */
  public long startMillis;

  public Slice slice;

  /** For Flink. */
  public Partial() {}

  public Partial(String cell, long startMillis, Slice slice) {
    this.cell = cell;
    this.startMillis = startMillis;
    this.slice = slice;
  }

  /** A partial that makes the cell known. */
  public static Partial seed(Cell cell) {
    return new Partial(cell.key(), SEED, new Slice());
  }

  /** {@link #cell}, for {@code keyBy}. */
  public String cell() {
    return cell;
  }

  @Override
  public String toString() {
    return cell + "@" + startMillis + ": " + slice;
  }
}
