package io.clearwatch.benchmarks.board;

import io.clearwatch.standalone.CommandException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks a board. */
final class Reader {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI board;

  Reader(URI board) {
    this.board = board;
  }

  /** Asks for a path; the answer comes later. */
  CompletableFuture<HttpResponse<String>> ask(String path) {
    return http.sendAsync(
        HttpRequest.newBuilder(board.resolve(path)).build(), BodyHandlers.ofString());
  }

  /**
   * @throws CommandException if the board refuses
   */
  static String body(String path, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new CommandException(
          path + " was answered with " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
