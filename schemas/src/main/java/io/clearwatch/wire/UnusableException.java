package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;

/** Bytes or a value that no record can be made of. */
public final class UnusableException extends Exception {
  private final transient EventProblem problem;

  /**
   * @param detail what exactly is wrong, in one line
   */
  public UnusableException(RejectReason reason, String detail) {
    // A rejected event is data, not a fault of the program: a stack trace would only cost time.
    super(detail, null, false, false);
    problem = new EventProblem(reason, detail);
  }

  public EventProblem problem() {
    return problem;
  }
}
