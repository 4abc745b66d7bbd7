package io.clearwatch.benchmarks.board;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a board what a page of it asks. */
final class Reader {
  private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/[\\w.]+)\"");
  private static final Pattern MODULE = Pattern.compile("from '\\.(/[\\w.]+)'");

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

  /** Asks for a path and waits for the answer. */
  String answer(String path) throws IOException, InterruptedException {
    return body(
        path,
        http.send(HttpRequest.newBuilder(board.resolve(path)).build(), BodyHandlers.ofString()));
  }

  /** The lines of a stream of events as they come. */
  Stream<String> events(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(board.resolve(path)).header("Accept", "text/event-stream").build();
    return http.send(request, BodyHandlers.ofLines()).body();
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

  /** The page, its parts, what they import, and then the figures of a view, as a browser does. */
  void open(String view) throws IOException, InterruptedException {
    Set<String> known = new LinkedHashSet<>();
    List<String> wanted = fresh(PART, answer("/"), known);
    while (!wanted.isEmpty()) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          wanted.stream().map(this::ask).toList();
      StringBuilder content = new StringBuilder();
      for (int i = 0; i < answers.size(); i++) {
        content.append(body(wanted.get(i), answers.get(i).join())).append('\n');
      }
      wanted = fresh(MODULE, content.toString(), known);
    }
    answer(view);
  }

  private static List<String> fresh(Pattern pattern, String content, Set<String> known) {
    Set<String> fresh = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(content);
    while (matcher.find()) {
      if (known.add(matcher.group(1))) {
        fresh.add(matcher.group(1));
      }
    }
    return List.copyOf(fresh);
  }
}
