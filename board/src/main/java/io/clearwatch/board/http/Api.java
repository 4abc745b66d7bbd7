package io.clearwatch.board.http;

import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.store.StoreAwayException;
import io.clearwatch.board.views.AlertReader;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.ClearanceQuestion;
import io.clearwatch.board.views.ClearanceReader;
import io.clearwatch.board.views.InspectionReader;
import io.clearwatch.board.views.NewestTick;
import io.clearwatch.board.views.OverviewReader;
import io.clearwatch.board.views.RefundReader;
import io.clearwatch.board.views.TrackReader;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.City;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON that the page reads, and that others may: {@code openapi.json} describes it. */
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  /** The store is asked no more often what its newest tick is. */
  private static final Duration TICK_KNOWN = Duration.ofSeconds(1);

  /** The address of the store is for the log, not for readers. */
  static final String STORE_AWAY = "the store does not answer";

  private final Clock clock;
  private final Map<String, City> cities;
  private final Answers answers;
  private final OverviewReader overview;
  private final ClearanceReader clearances;
  private final InspectionReader inspections;
  private final RefundReader refunds;
  private final AlertReader alerts;
  private final TrackReader tracks;

  public Api(SeriesStore store, BoardSeeds seeds, TrackReader tracks, Clock clock) {
    this.clock = clock;
    this.answers =
        new Answers(new Shared<>(() -> NewestTick.millis(store, clock.instant()), TICK_KNOWN));
    this.cities = Choices.cities(seeds.ports());
    this.overview = new OverviewReader(store, seeds);
    this.clearances = new ClearanceReader(store, seeds);
    this.inspections = new InspectionReader(store, seeds.ports());
    this.refunds = new RefundReader(store, seeds);
    this.alerts = new AlertReader(store, seeds);
    this.tracks = tracks;
  }

  /** Adds the paths. */
  public void define(RoutesConfig routes) {
    routes.get("/healthz", context -> context.contentType("text/plain").result("ok\n"));
    routes.get("/api", context -> context.redirect("/openapi.json"));
    routes.get("/api/overview", this::overview);
    routes.get("/api/clearances", this::clearances);
    routes.get("/api/inspections", this::inspections);
    routes.get("/api/refunds", this::refunds);
    routes.get("/api/alerts", this::alerts);
    routes.get("/api/track", this::track);
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

  @Override
  public void close() {
    answers.close();
  }

  private void overview(Context context) {
    new Parameters(context);
    send(context, answers.to("overview", () -> Json.bytes(overview.read(clock.instant()))));
  }

  private void clearances(Context context) {
    Parameters parameters =
        new Parameters(
            context, Choices.CITY, Choices.DIRECTION, Choices.DEFINITION, Choices.WINDOW);
    ClearanceQuestion question =
        new ClearanceQuestion(
            parameters.oneOf(Choices.CITY, cities),
            parameters.oneOf(Choices.DIRECTION, Choices.directions()),
            parameters.oneOf(Choices.DEFINITION, Choices.definitions()),
            parameters.oneOf(Choices.WINDOW, Choices.windows()));
    send(
        context,
        answers.to(question, () -> Json.bytes(clearances.read(question, clock.instant()))));
  }

  private void inspections(Context context) {
    Parameters parameters = new Parameters(context, Choices.CITY, Choices.WINDOW);
    City city = parameters.oneOf(Choices.CITY, cities);
    Window window = parameters.oneOf(Choices.WINDOW, Choices.windows());
    send(
        context,
        answers.to(
            List.of("inspections", city, window),
            () -> Json.bytes(inspections.read(city, window, clock.instant()))));
  }

  private void refunds(Context context) {
    Window window =
        new Parameters(context, Choices.WINDOW).oneOf(Choices.WINDOW, Choices.windows());
    send(
        context,
        answers.to(
            List.of("refunds", window), () -> Json.bytes(refunds.read(window, clock.instant()))));
  }

  private void alerts(Context context) {
    new Parameters(context);
    send(context, answers.to("alerts", () -> Json.bytes(alerts.read(clock.instant()))));
  }

  private void track(Context context) {
    String id = new Parameters(context, Choices.ID).id(Choices.ID);
    send(context, Json.bytes(tracks.read(id, clock.instant())));
  }

  private static void send(Context context, byte[] json) {
    context.contentType("application/json; charset=utf-8").result(json);
  }
}
