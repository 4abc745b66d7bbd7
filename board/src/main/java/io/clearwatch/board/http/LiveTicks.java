package io.clearwatch.board.http;

import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.store.StoreAwayException;
import io.clearwatch.board.views.NewestTick;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every open page of new figures, or that the store is away and since when. */
public final class LiveTicks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTicks.class);
  private static final long INTERVAL_MILLIS = 2_000;

  private final SeriesStore store;
  private final Clock clock;
  private final Queue<SseClient> clients = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "board-ticks");
            thread.setDaemon(true);
            return thread;
          });
  private long awaySinceMillis;

  public LiveTicks(SeriesStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public void start() {
    timer.scheduleWithFixedDelay(this::tell, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Takes a page in, for as long as it stays. */
  public void add(SseClient client) {
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    clients.add(client);
  }

  private void tell() {
    if (clients.isEmpty()) {
      return;
    }
    try {
      long tick = NewestTick.millis(store, clock.instant());
      awaySinceMillis = 0;
      send("figures", Map.of("asOfMillis", tick, "nowMillis", clock.millis()));
    } catch (StoreAwayException e) {
      if (awaySinceMillis == 0) {
        awaySinceMillis = clock.millis();
        LOG.warn("{}", e.getMessage());
      }
      send("away", Map.of("sinceMillis", awaySinceMillis));
    } catch (RuntimeException e) {
      LOG.error("cannot tell what is new", e);
    }
  }

  private void send(String event, Map<String, ?> data) {
    String json = new String(Json.bytes(data), StandardCharsets.UTF_8);
    clients.forEach(client -> client.sendEvent(event, json));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    clients.forEach(SseClient::close);
  }
}
