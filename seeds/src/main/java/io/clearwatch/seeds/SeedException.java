package io.clearwatch.seeds;

import java.util.List;

/**
 * A seed file is wrong. The message has a line for each problem: {@code FILE:LINE: cause (what to
 * do)}.
 */
public final class SeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems at least one, each a line
   */
  SeedException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Throws if anything was found. */
  public static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new SeedException(problems);
    }
  }

  /** What is wrong, one line each. */
  public List<String> problems() {
    return problems;
  }
}
