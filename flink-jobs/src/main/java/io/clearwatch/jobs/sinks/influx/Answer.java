package io.clearwatch.jobs.sinks.influx;

/**
 * What a write came to.
 *
 * @param verdict what to do next
 * @param status HTTP status, 0 if there was no answer
 * @param message status and the server's own words, or the network's; empty if written
 * @param retryAfterMillis least wait the server asks for before a repetition, 0 if it says nothing
 * @param dropped lines the server says it dropped, 0 if it says nothing
 */
record Answer(Verdict verdict, int status, String message, long retryAfterMillis, int dropped) {
  enum Verdict {
    /** All lines are stored. */
    WRITTEN,
    /** Nothing is wrong with the lines: send them again later. */
    RETRY,
    /** Some lines are wrong, or too many for one request: send them in parts. */
    REFUSED,
    /** Nothing can be written until someone corrects the set-up. */
    FAIL
  }

  static final Answer WRITTEN = new Answer(Verdict.WRITTEN, 204, "", 0, 0);
}
