package io.clearwatch.jobs.sinks.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The end of the way: takes the notifications of Alertmanager, as a mail box would. */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Instant lastArrival = Instant.MIN;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            notifications.add(JSON.readTree(exchange.getRequestBody()));
            lastArrival = Instant.now();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  /** Routes of an Alertmanager that tells this receiver, grouped by city, as fast as it can. */
  String configuration() {
    return String.join(
        "\n",
        "route:",
        "  receiver: here",
        "  group_by: [alertname, city]",
        "  group_wait: 1s",
        "  group_interval: 1s",
        "  repeat_interval: 1h",
        "receivers:",
        "  - name: here",
        "    webhook_configs:",
        "      - url: http://127.0.0.1:" + server.getAddress().getPort() + "/",
        "");
  }

  List<JsonNode> notifications() {
    return notifications;
  }

  /** When the last notification came. */
  Instant lastArrival() {
    return lastArrival;
  }

  /** What the receiver was told last of a target: {@code firing} or {@code resolved}. */
  Optional<String> stateOf(String target) {
    return lastOf(target).map(alert -> alert.path("status").asText());
  }

  /** What the receiver was told last of a target. */
  Optional<JsonNode> lastOf(String target) {
    JsonNode last = null;
    for (JsonNode notification : notifications) {
      for (JsonNode alert : notification.path("alerts")) {
        if (alert.path("labels").path("target").asText().equals(target)) {
          last = alert;
        }
      }
    }
    return Optional.ofNullable(last);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
