package io.clearwatch.jobs.clocks;

/**
 * A change of one stay in the backlog of one cell. Mutable public fields, so that Flink serializes
 * it as a POJO.
 */
public final class BacklogChange implements StayChange<OpenDeclaration> {
  /** {@link OpenDeclaration#cell()}. */
  public String cell;

  /** {@link OpenDeclaration#key()}. */
  public String key;

  /** The stay as it is now; null if there is none (any more). */
  public OpenDeclaration stay;

  /** For Flink. */
  public BacklogChange() {}

  private BacklogChange(OpenDeclaration place, OpenDeclaration stay) {
    this.cell = place.cell();
    this.key = place.key();
    this.stay = stay;
  }

  static BacklogChange to(OpenDeclaration stay) {
    return new BacklogChange(stay, stay);
  }

  static BacklogChange without(OpenDeclaration stay) {
    return new BacklogChange(stay, null);
  }

  /** {@link #cell}, for {@code keyBy}. */
  public String cell() {
    return cell;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public OpenDeclaration stay() {
    return stay;
  }

  @Override
  public String toString() {
    return cell + " " + key + ": " + stay;
  }
}
