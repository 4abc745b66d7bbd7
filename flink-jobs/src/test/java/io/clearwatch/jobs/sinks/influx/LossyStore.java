package io.clearwatch.jobs.sinks.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A store that answers like InfluxDB and QuestDB on their bad days: it fails every sixth request at
 * random, sometimes after having stored it, takes few lines at a time and refuses a request with
 * one bad line as a whole.
 */
final class LossyStore implements AutoCloseable {
  private static final int MOST_LINES = 50;

  private final Random random = new Random(7);
  private final List<String> stored = new ArrayList<>();
  private final HttpServer server;

  LossyStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v2/write", this::write);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every line in the order in which it was stored, repetitions included. */
  List<String> stored() {
    synchronized (stored) {
      return List.copyOf(stored);
    }
  }

  private void write(HttpExchange exchange) throws IOException {
    byte[] body;
    try (GZIPInputStream in = new GZIPInputStream(exchange.getRequestBody())) {
      body = in.readAllBytes();
    }
    List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
    int status;
    synchronized (stored) {
      status = status(lines);
      if (status == 204 || status == 504) {
        stored.addAll(lines);
      }
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int status(List<String> lines) {
    return switch (random.nextInt(18)) {
      case 0 -> 503;
      case 1 -> 429;
      // A gateway that lost the answer: stored all the same.
      case 2 -> lines.size() <= MOST_LINES && bad(lines) == 0 ? 504 : 500;
      default -> lines.size() > MOST_LINES ? 413 : bad(lines) > 0 ? 400 : 204;
    };
  }

  private static long bad(List<String> lines) {
    return lines.stream().filter(line -> line.contains("job=bad")).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
