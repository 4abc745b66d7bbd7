package io.clearwatch.jobs.rolling;

import java.util.List;

/**
 * The cells that a contribution falls into together. Contributors make one for each combination of
 * dimension values and give the same one again and again, so the tally can keep with it what it has
 * found for it. Two of them are never equal. For one contributor, with one tally.
 */
public final class CellSet {
  private final List<String> keys;
  private final int hash;
  private Object kept;

  public CellSet(List<String> keys) {
    this.keys = List.copyOf(keys);
    this.hash = this.keys.hashCode();
  }

  /** {@link Cell#key()} of each. */
  public List<String> keys() {
    return keys;
  }

  /** What the tally keeps with it; null at first. */
  public Object kept() {
    return kept;
  }

  /** Keeps something for the tally. */
  public void keep(Object thing) {
    kept = thing;
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
