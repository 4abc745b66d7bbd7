package io.clearwatch.board;

import io.clearwatch.board.demo.DemoControls;
import io.clearwatch.board.http.Api;
import io.clearwatch.board.http.DemoApi;
import io.clearwatch.board.http.Gate;
import io.clearwatch.board.http.LiveTicks;
import io.clearwatch.board.http.SecurityHeaders;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.TrackReader;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The board's HTTP server: the page, its JSON, and what is new as it comes. */
public final class BoardServer implements AutoCloseable {
  private static final int LARGEST_REQUEST_BYTES = 16_384;

  private final Javalin javalin;
  private final LiveTicks ticks;
  private final Api api;
  private final BoardSettings settings;

  private BoardServer(Javalin javalin, LiveTicks ticks, Api api, BoardSettings settings) {
    this.javalin = javalin;
    this.ticks = ticks;
    this.api = api;
    this.settings = settings;
  }

  /**
   * Starts it; returns when it answers.
   *
   * @param seeds what is known besides what the store holds
   * @param tracks finds single declarations
   */
  public static BoardServer start(
      BoardSettings settings,
      SeriesStore store,
      BoardSeeds seeds,
      TrackReader tracks,
      Clock clock) {
    return start(settings, store, seeds, tracks, Optional.empty(), clock);
  }

  /**
   * Starts that of a demo.
   *
   * @param controls of the world that it shows; empty for the real one
   * @param clock of that world
   */
  public static BoardServer start(
      BoardSettings settings,
      SeriesStore store,
      BoardSeeds seeds,
      TrackReader tracks,
      Optional<DemoControls> controls,
      Clock clock) {
    LiveTicks ticks = new LiveTicks(store, clock);
    Api api = new Api(store, seeds, tracks, clock);
    DemoApi demo = new DemoApi(controls, clock);
    Gate gate = new Gate(settings);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              config.http.maxRequestSize = LARGEST_REQUEST_BYTES;
              config.staticFiles.add("/board", Location.CLASSPATH);
              config.routes.before(SecurityHeaders::put);
              config.routes.before(gate);
              api.define(config.routes);
              demo.define(config.routes);
              config.routes.sse("/api/events", ticks::add);
            });
    javalin.start(settings.host(), settings.port());
    ticks.start();
    return new BoardServer(javalin, ticks, api, settings);
  }

  /** Where a browser finds it. */
  public URI url() {
    return URI.create("http://" + settings.host() + ':' + javalin.port());
  }

  @Override
  public void close() {
    ticks.close();
    javalin.stop();
    api.close();
  }
}
