package io.clearwatch.jobs.sinks.alertmanager;

/**
 * What a request came to.
 *
 * @param message status and the server's own words, or the network's; empty if taken
 */
record Answer(Verdict verdict, String message) {
  enum Verdict {
    /** All alerts are known there. */
    TAKEN,
    /** Something is wrong with some of them; the others are known there. */
    REFUSED,
    /** None is known there: send them again later. */
    RETRY
  }

  static Answer of(int status, String body) {
    if (status / 100 == 2) {
      return new Answer(Verdict.TAKEN, "");
    }
    String message = "HTTP " + status + ": " + body.strip() + advice(status);
    return new Answer(status == 400 || status == 422 ? Verdict.REFUSED : Verdict.RETRY, message);
  }

  static Answer of(Throwable failure) {
    return new Answer(Verdict.RETRY, "no answer: " + failure);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> " (set ALERTMANAGER_TOKEN where the job runs)";
      case 404, 405 -> " (no Alertmanager from 0.16 on at this URL: correct it)";
      default -> "";
    };
  }
}
