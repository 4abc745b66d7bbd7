package io.clearwatch.jobs.sinks.influx;

import com.influxdb.exceptions.InfluxException;
import io.clearwatch.jobs.sinks.influx.Answer.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides what a failed write means.
 *
 * <table>
 *   <caption>Errors of a write</caption>
 *   <tr><th>Error</th><th>Meaning</th><th>Verdict</th></tr>
 *   <tr><td>no answer (connection, TLS, timeout)</td><td>server away</td><td>RETRY</td></tr>
 *   <tr><td>408, 429, 5xx</td><td>server busy or failing</td><td>RETRY</td></tr>
 *   <tr><td>400, 422</td><td>bad lines; 1.x and 2.x have stored the good ones, QuestDB
 *       none</td><td>REFUSED</td></tr>
 *   <tr><td>413</td><td>request too large</td><td>REFUSED</td></tr>
 *   <tr><td>401, 403</td><td>token missing, wrong or without the right</td><td>FAIL</td></tr>
 *   <tr><td>404</td><td>no such bucket or database</td><td>FAIL</td></tr>
 *   <tr><td>any other</td><td>not a server of this kind</td><td>FAIL</td></tr>
 * </table>
 *
 * <p>{@code Retry-After} is honoured where it gives seconds, as InfluxDB does.
 */
final class ResponseClassifier {
  /** As {@code partial write: points beyond retention policy dropped=17}. */
  private static final Pattern DROPPED = Pattern.compile("dropped=(\\d{1,9})");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private ResponseClassifier() {}

  static Answer classify(InfluxException refusal) {
    int status = refusal.status();
    if (status == 0) {
      return unanswered(refusal);
    }
    String message = "HTTP " + status + ": " + wordsOf(refusal);
    return new Answer(
        verdict(status), status, message, retryAfterMillis(refusal), dropped(message));
  }

  static Verdict verdict(int status) {
    return switch (status) {
      case 400, 413, 422 -> Verdict.REFUSED;
      case 408, 429 -> Verdict.RETRY;
      default -> status >= 500 ? Verdict.RETRY : Verdict.FAIL;
    };
  }

  private static Answer unanswered(InfluxException error) {
    Throwable cause = error.getCause();
    Verdict verdict = cause instanceof IOException ? Verdict.RETRY : Verdict.FAIL;
    return new Answer(verdict, 0, "no answer: " + (cause == null ? error : cause), 0, 0);
  }

  private static String wordsOf(InfluxException refusal) {
    return Stream.of(
            refusal.errorBody().get("message"),
            refusal.errorBody().get("error"),
            refusal.getMessage(),
            "no message")
        .filter(Objects::nonNull)
        .findFirst()
        .map(words -> words.toString().strip().replaceAll("\\s+", " "))
        .orElseThrow();
  }

  private static long retryAfterMillis(InfluxException refusal) {
    String value = refusal.headers().getOrDefault("Retry-After", "").strip();
    return SECONDS.matcher(value).matches() ? Long.parseLong(value) * 1_000 : 0;
  }

  private static int dropped(String message) {
    Matcher matcher = DROPPED.matcher(message);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
