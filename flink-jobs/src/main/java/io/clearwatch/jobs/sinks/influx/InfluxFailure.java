package io.clearwatch.jobs.sinks.influx;

import java.io.IOException;

/** InfluxDB cannot be written to; the message is one line: what, where and what to do. */
public final class InfluxFailure extends IOException {
  private static final long serialVersionUID = 1L;

  InfluxFailure(String message) {
    super(message);
  }

  static InfluxFailure of(InfluxSettings settings, Answer answer) {
    String advice;
    if (answer.message().startsWith("HTTP 401") || answer.message().startsWith("HTTP 403")) {
      advice =
          "set "
              + Secrets.TOKEN
              + " (or "
              + Secrets.TOKEN_FILE
              + ") where the job runs, to a token that may write there";
    } else if (answer.message().startsWith("HTTP 404")) {
      advice =
          settings.dialect() == InfluxSettings.Dialect.V1
              ? "create the database, or correct its name"
              : "create the bucket in the organization " + settings.org() + ", or correct its name";
    } else if (answer.verdict() == Answer.Verdict.RETRY) {
      advice = "start the server, or correct the URL";
    } else {
      advice = "check that the URL is that of an InfluxDB, and its version";
    }
    return new InfluxFailure(
        "cannot write to " + settings + " (" + answer.message() + "): " + advice);
  }
}
