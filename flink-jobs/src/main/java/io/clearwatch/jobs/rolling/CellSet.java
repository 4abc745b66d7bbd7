package io.clearwatch.jobs.rolling;

import java.util.List;

/**
 * The cells that a contribution falls into together. Contributors make one for each combination of
 * dimension values and give the same one again and again, so what is found for it can be kept: two
 * of them are never equal.
 */
public final class CellSet {
  private final List<String> keys;
  private final int hash;

  public CellSet(List<String> keys) {
    this.keys = List.copyOf(keys);
    this.hash = this.keys.hashCode();
  }

  /** {@link Cell#key()} of each. */
  public List<String> keys() {
    return keys;
  }

  /** The same for sets of the same cells. */
  int hashOfKeys() {
    return hash;
  }

  @Override
  public String toString() {
    return keys.toString();
  }
}
