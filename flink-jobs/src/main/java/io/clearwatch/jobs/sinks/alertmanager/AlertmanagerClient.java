package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.jobs.sinks.delivery.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Speaks to the v2 API of Alertmanager; waits for nothing on the caller's thread. */
final class AlertmanagerClient {
  private final HttpClient http;
  private final Duration timeout;
  private final Optional<String> authorization;

  /**
   * @param token see {@link Secret#ALERTMANAGER}
   */
  AlertmanagerClient(Duration timeout, Optional<String> token) {
    this.timeout = timeout;
    this.authorization = token.map(AlertmanagerClient::authorization);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * A client with the token of the environment.
   *
   * @throws IOException if the token cannot be read
   */
  static AlertmanagerClient open(AlertmanagerSettings settings) throws IOException {
    return new AlertmanagerClient(settings.requestTimeout(), Secret.ALERTMANAGER.read());
  }

  /** Sends alerts, a JSON array. The answer never completes exceptionally. */
  CompletableFuture<Answer> send(String url, byte[] alerts) {
    return answer(
        request(url + "/api/v2/alerts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(alerts)));
  }

  /** Asks whether this is an Alertmanager that would listen. Likewise. */
  CompletableFuture<Answer> ask(String url) {
    return answer(request(url + "/api/v2/status").GET());
  }

  private HttpRequest.Builder request(String url) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private CompletableFuture<Answer> answer(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(request.build(), BodyHandlers.ofString());
    return response
        .thenApply(received -> Answer.of(received.statusCode(), received.body()))
        // The timeout of the request ends with the header of its answer.
        .orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              response.cancel(true);
              return Answer.of(
                  failure instanceof CompletionException ? failure.getCause() : failure);
            });
  }

  static String authorization(String token) {
    return token.contains(":")
        ? "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8))
        : "Bearer " + token;
  }
}
