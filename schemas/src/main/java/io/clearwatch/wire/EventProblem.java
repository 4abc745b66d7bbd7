package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.util.regex.Pattern;

/**
 * Why an event cannot be used.
 *
 * @param detail what exactly is wrong, in one line
 */
public record EventProblem(RejectReason reason, String detail) {
  private static final int MAX_DETAIL_CHARS = 300;
  private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  /** Keeps the detail to one line of reasonable length, whatever data it quotes. */
  public EventProblem {
    String line = detail == null ? "" : LINE_ENDS.matcher(detail).replaceAll(" ");
    detail = line.length() <= MAX_DETAIL_CHARS ? line : line.substring(0, MAX_DETAIL_CHARS) + "...";
  }
}
