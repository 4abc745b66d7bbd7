package io.clearwatch.board.http;

import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.store.StoreAwayException;
import io.clearwatch.board.views.OverviewReader;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON that the page reads, and that others may: {@code openapi.json} describes it. */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  /** Readers who come within this time share an answer, so that many cost the store as one. */
  private static final Duration SHARED = Duration.ofSeconds(1);

  /** The address of the store is for the log, not for readers. */
  static final String STORE_AWAY = "the store does not answer";

  private final Supplier<byte[]> overview;

  public Api(SeriesStore store, Catalogue catalogue, PortRegistry ports, Clock clock) {
    OverviewReader reader = new OverviewReader(store, catalogue, ports);
    this.overview = new Shared<>(() -> Json.bytes(reader.read(clock.instant())), SHARED);
  }

  /** Adds the paths. */
  public void define(RoutesConfig routes) {
    routes.get("/healthz", context -> context.contentType("text/plain").result("ok\n"));
    routes.get("/api", context -> context.redirect("/openapi.json"));
    routes.get("/api/overview", context -> send(context, overview.get()));
    routes.exception(
        StoreAwayException.class,
        (e, context) -> {
          LOG.warn("{}", e.getMessage());
          context.status(503);
          send(context, Json.bytes(Map.of("error", STORE_AWAY)));
        });
    routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          context.status(e.getStatus());
          // What was asked for is not said again: it may be markup.
          boolean isEcho = e instanceof NotFoundResponse || e instanceof MethodNotAllowedResponse;
          send(context, Json.bytes(Map.of("error", isEcho ? "nothing is here" : e.getMessage())));
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("{} {}", context.method(), context.path(), e);
          context.status(500);
          send(
              context,
              Json.bytes(Map.of("error", "this should not happen; the log has the cause")));
        });
  }

  private static void send(Context context, byte[] json) {
    context.contentType("application/json; charset=utf-8").result(json);
  }
}
