package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.influx.Answer.Verdict;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Questions a command asks InfluxDB before it submits a job. */
public final class InfluxCheck {
  /** A write without points: the server checks everything but stores nothing. */
  private static final String NO_POINTS = "# may clearwatch write here?\n";

  private InfluxCheck() {}

  /**
   * Makes sure that the sink could write now. Asks by a write without points, so that exactly the
   * sink's path and right are tried: listing buckets would need a further right.
   *
   * @throws InfluxFailure if the server is away, the token does not do or the bucket is missing;
   *     the message is one line
   * @throws IOException if the token cannot be read
   */
  public static void requireReachable(InfluxSettings settings) throws IOException {
    requireReachable(settings, Secret.INFLUX.read());
  }

  static void requireReachable(InfluxSettings settings, Optional<String> token)
      throws InfluxFailure {
    try (InfluxClient client = InfluxClient.open(settings, token)) {
      Answer answer = client.write(NO_POINTS);
      // REFUSED: some servers want at least one line, but only look once all else is right.
      if (answer.verdict() == Verdict.RETRY || answer.verdict() == Verdict.FAIL) {
        throw InfluxFailure.of(settings, answer);
      }
    }
  }

  /**
   * Creates the database on InfluxDB 1.x; nothing happens if it exists.
   *
   * @throws InfluxFailure if the server is away or refuses
   * @throws IOException if the token cannot be read
   * @throws IllegalArgumentException for another dialect: buckets of 2.x have an owner and a
   *     retention, so they are made with the server's own tools
   */
  public static void createDatabase(InfluxSettings settings) throws IOException {
    createDatabase(settings, Secret.INFLUX.read());
  }

  static void createDatabase(InfluxSettings settings, Optional<String> token) throws InfluxFailure {
    if (settings.dialect() != Dialect.V1) {
      throw new IllegalArgumentException("databases are created on InfluxDB 1.x only");
    }
    String name = settings.database().replace("\\", "\\\\").replace("\"", "\\\"");
    Request.Builder request =
        new Request.Builder()
            .url(settings.url() + "/query")
            .post(new FormBody.Builder().add("q", "CREATE DATABASE \"" + name + '"').build());
    token.ifPresent(t -> request.header("Authorization", V1WriteInterceptor.authorization(t)));
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeoutMillis(), TimeUnit.MILLISECONDS)
            .callTimeout(settings.requestTimeoutMillis(), TimeUnit.MILLISECONDS)
            .build();
    try (Response response = http.newCall(request.build()).execute()) {
      String body = response.body() == null ? "" : response.body().string().strip();
      if (!response.isSuccessful() || body.contains("\"error\"")) {
        Verdict verdict = ResponseClassifier.verdict(response.code());
        String message = "HTTP " + response.code() + ": " + body;
        throw InfluxFailure.of(settings, new Answer(verdict, response.code(), message, 0, 0));
      }
    } catch (InfluxFailure e) {
      throw e;
    } catch (IOException e) {
      throw InfluxFailure.of(settings, new Answer(Verdict.RETRY, 0, "no answer: " + e, 0, 0));
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }
}
