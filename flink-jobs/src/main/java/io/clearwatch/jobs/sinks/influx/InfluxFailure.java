package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.influx.Answer.Verdict;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import java.io.IOException;

/** InfluxDB cannot be written to; the message is one line: what, where and what to do. */
public final class InfluxFailure extends IOException {
  private static final long serialVersionUID = 1L;

  InfluxFailure(String message) {
    super(message);
  }

  static InfluxFailure of(InfluxSettings settings, Answer answer) {
    return new InfluxFailure(
        "cannot write to " + settings + " (" + answer.message() + "): " + advice(settings, answer));
  }

  private static String advice(InfluxSettings settings, Answer answer) {
    return switch (answer.status()) {
      case 0 -> "start the server, or correct the URL";
      case 401, 403 ->
          "set "
              + Secret.INFLUX.variable()
              + " (or "
              + Secret.INFLUX.fileVariable()
              + ") where the job runs, to a token that may write there";
      case 404 ->
          settings.dialect() == Dialect.V1
              ? "create the database, or correct its name"
              : "create the bucket in the organization " + settings.org() + ", or correct its name";
      default ->
          answer.verdict() == Verdict.RETRY
              ? "try again later, or look into the server's log"
              : "check that this is the URL of an InfluxDB, and the dialect for its version";
    };
  }
}
