package io.clearwatch.jobs.clocks;

/**
 * A change of one declaration's stay in the backlog of one cell. Mutable public fields, so that
 * Flink serializes it as a POJO.
 */
public final class BacklogChange {
  /** {@link OpenDeclaration#cell()}. */
  public String cell;

  public String declarationId;

  /** The stay as it is now; null if the declaration does not belong to the cell (any more). */
  public OpenDeclaration stay;

  /** For Flink. */
  public BacklogChange() {}

  BacklogChange(String cell, String declarationId, OpenDeclaration stay) {
    this.cell = cell;
    this.declarationId = declarationId;
    this.stay = stay;
  }

  /** {@link #cell}, for {@code keyBy}. */
  public String cell() {
    return cell;
  }

  @Override
  public String toString() {
    return cell + " " + declarationId + ": " + stay;
  }
}
