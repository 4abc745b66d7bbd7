package io.clearwatch.benchmarks.board;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Percentiles;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.benchmarks.storage.FilledStore;
import io.clearwatch.board.BoardServer;
import io.clearwatch.board.BoardSettings;
import io.clearwatch.board.store.InfluxQuery;
import io.clearwatch.board.store.InfluxSeriesStore;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.TrackReader;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.testing.Browser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the board answers. */
@Command(
    name = "board",
    description = "how fast the board answers from a store of a month",
    mixinStandardHelpOptions = true)
public final class BoardBenchmark extends Benchmark {
  private static final Instant DAY = Instant.parse("2026-04-01T00:00:00Z");
  private static final Duration PAST_STEP = Duration.ofHours(1);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final int ROUNDS = 20;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final long LOOK_MILLIS = 20;

  /** The time of the figures on the page. */
  private static final String AS_OF = "#as-of b";

  /** Milliseconds since the navigation began, after the frame that has the tiles. */
  private static final String WHEN_DRAWN =
      "const done = arguments[0];"
          + "const look = () => requestAnimationFrame(document.querySelector('.tile .value')"
          + " ? () => setTimeout(() => done(performance.now())) : look);"
          + "look();";

  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Days before the last one in the store (default: ${DEFAULT-VALUE}).")
  private int pastDays;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long, after 15 s of warm-up (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  /** An answer to a request. */
  private record Answered(String view, double millis) {}

  @Override
  protected void checkOptions() {
    require(pastDays > 0, "--days is " + pastDays + "; give 1 or more");
    require(rate > 0 && rate <= 1000, "--rate is " + rate + "; give 1 to 1000");
    require(!duration.isNegative() && !duration.isZero(), "--for has to be longer than nothing");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "The three jobs put %d days of all ports into a real InfluxDB 1.x, the last one as if "
            + "live; the board in this process reads it. %d requests a second go round all views "
            + "with all their choices, and each is timed from when it was due to its end; halfway "
            + "there is a new tick, as every minute. Opening is in Chromium, from the start of the "
            + "navigation until the browser has drawn the tiles of the overview; nothing is "
            + "cached. An update is from the store's word that it has a point until the open page "
            + "shows its time.",
        pastDays + 1,
        rate);
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    try (FilledStore store = FilledStore.fill(DAY, pastDays, PAST_STEP, 1, progress)) {
      Instant end = DAY.plus(Duration.ofDays(1));
      Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end));
      progress.say("the store compacts its files");
      store.compactBytes();
      try (BoardServer board =
          BoardServer.start(
              BoardSettings.loopback(0),
              new InfluxSeriesStore(
                  new InfluxQuery(
                      store.url(), FilledStore.DATABASE, Optional.empty(), Optional.empty())),
              BoardSeeds.builtIn(),
              TrackReader.NONE,
              clock)) {
        progress.say("warming up");
        load(board.url(), WARM_UP);
        progress.say("%d requests a second for %d s", rate, duration.toSeconds());
        Duration half = duration.dividedBy(2);
        List<Answered> answered = new ArrayList<>(load(board.url(), half));
        write(store, end.plus(TICK));
        answered.addAll(load(board.url(), half));
        tell(figures, answered);
        try (Browser browser = Browser.open()) {
          progress.say("opening the page");
          figures.heading("Opening the overview in a browser");
          tell(figures, "until it is drawn", opened(browser, board.url()));
          progress.say("writing points and waiting for them");
          figures.heading("From a point to the open page that shows it");
          tell(figures, "update", updates(browser, store, end));
        }
      }
    }
  }

  private static List<String> questions() {
    List<String> questions = new ArrayList<>(List.of("/api/overview", "/api/alerts"));
    List<String> windows = List.of("24h", "7d", "30d");
    for (String window : windows) {
      questions.add("/api/refunds?window=" + window);
      for (City city : PortRegistry.builtIn().cities()) {
        questions.add("/api/inspections?city=" + city.id() + "&window=" + window);
        for (String direction : List.of("IMPORT", "EXPORT")) {
          for (String definition : List.of("customs", "logistics")) {
            questions.add(
                "/api/clearances?city=%s&direction=%s&definition=%s&window=%s"
                    .formatted(city.id(), direction, definition, window));
          }
        }
      }
    }
    return questions;
  }

  private List<Answered> load(URI url, Duration time) throws InterruptedException {
    Reader reader = new Reader(url);
    List<String> questions = questions();
    Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> pending = new ArrayList<>();
    long begin = System.nanoTime();
    long requests = time.toSeconds() * rate;
    for (long i = 0; i < requests; i++) {
      long due = begin + TimeUnit.SECONDS.toNanos(i) / rate;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      // Views in turn, as several readers on several views would ask.
      String path = questions.get((int) (i * 37 % questions.size()));
      pending.add(
          reader
              .ask(path)
              .thenAccept(
                  answer -> {
                    Reader.body(path, answer);
                    answered.add(
                        new Answered(
                            path.replaceFirst("\\?.*", ""),
                            (System.nanoTime() - due) / NANOS_PER_MILLI));
                  }));
    }
    pending.forEach(CompletableFuture::join);
    return List.copyOf(answered);
  }

  private static void tell(Figures figures, List<Answered> answered) {
    Map<String, List<Answered>> byView = new TreeMap<>();
    for (Answered one : answered) {
      byView.computeIfAbsent(one.view(), unused -> new ArrayList<>()).add(one);
    }
    byView.put("all", answered);
    byView.forEach(
        (view, answers) -> {
          Percentiles millis =
              new Percentiles(answers.stream().mapToDouble(Answered::millis).toArray());
          figures.heading(view);
          figures.count("requests", answers.size(), "");
          figures.measure("p50", millis.at(0.5), "ms");
          figures.measure("p95", millis.at(0.95), "ms");
          figures.measure("longest", millis.max(), "ms");
        });
  }

  private static void tell(Figures figures, String name, double[] seconds) {
    Percentiles percentiles = new Percentiles(seconds);
    figures.measure(name + ", p50", percentiles.at(0.5), "s");
    figures.measure("longest of " + seconds.length, percentiles.max(), "s");
  }

  private static double[] opened(Browser browser, URI url) {
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      browser.open(URI.create("about:blank"), WIDTH, HEIGHT);
      browser.open(url, WIDTH, HEIGHT);
      seconds[i] = ((Number) browser.evaluateLater(WHEN_DRAWN)).doubleValue() / MILLIS_PER_SECOND;
    }
    return seconds;
  }

  /** On the page that was opened last. */
  private static double[] updates(Browser browser, FilledStore store, Instant end)
      throws Exception {
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      String before = browser.text(AS_OF);
      write(store, end.plus(TICK.multipliedBy(i + 2L)));
      long begin = System.nanoTime();
      while (browser.text(AS_OF).equals(before)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      seconds[i] = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }
    return seconds;
  }

  /** A tick of the backlog is what the board takes for the newest. */
  private static void write(FilledStore store, Instant tick) throws Exception {
    store.write(
        "backlog,city=dalian,port=all,direction=IMPORT open=3i,overdue=1i,oldest_hours=50,"
            + "band_0=1i,band_1=1i,band_2=1i,band_3=0i "
            + tick.toEpochMilli());
  }
}
