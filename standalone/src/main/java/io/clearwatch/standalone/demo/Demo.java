package io.clearwatch.standalone.demo;

import io.clearwatch.board.BoardServer;
import io.clearwatch.board.BoardSettings;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Progress;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.LiveRun;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.embedded.EmbeddedFlink;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import io.clearwatch.standalone.embedded.FlinkSettings;
import io.clearwatch.standalone.embedded.JobHandle;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.embedded.QuestSeriesStore;
import io.clearwatch.standalone.live.Timeline;
import io.clearwatch.standalone.series.EmbeddedSeriesStore;
import io.clearwatch.standalone.series.SeriesStore;
import io.clearwatch.standalone.tracks.Tracks;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import io.clearwatch.wire.WriterSchemas;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one process: a broker, Flink with its web page, a store, the three jobs between
 * them, the board, and a synthetic world, or events of the past, of which first comes what is past
 * and then what happens, as it happens.
 */
public final class Demo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private static final int PARTITIONS = 2;
  private static final int RESTARTS = 3;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

  /** The broker is in this process, so its silence means that there is nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A scenario fills the means of a day when the demo goes live. */
  private static final Duration SCENARIO_BEFORE_NOW = Duration.ofHours(24);

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<JobHandle> jobs = new ArrayList<>();
  private final AtomicReference<RuntimeException> worldFailure = new AtomicReference<>();
  private volatile boolean ended;
  private final DemoClock clock;
  private final Instant start;
  private final Instant from;
  private final EmbeddedKafka kafka;
  private final EmbeddedStore ownStore;
  private final EmbeddedFlink flink;
  private final BoardServer board;

  /**
   * @param store where the figures go in place of a store and a board of this process; null for
   *     those
   */
  private Demo(
      DemoClock clock,
      Instant from,
      Supplier<Happenings> happening,
      int boardPort,
      InfluxSettings store)
      throws InterruptedException {
    this.clock = opened(clock);
    this.start = clock.instant();
    this.from = from;
    try {
      WorkFolder work = opened(WorkFolder.create(Folders.work(), "demo"));
      kafka = opened(EmbeddedKafka.start(work.path().resolve("kafka"), Ports.ANY));
      kafka.createTopics(topics());
      // A world needs some seconds of warming up; meanwhile the other parts start.
      Happenings happenings = happening.get();
      opened(happenings.source());
      publish(happenings.deliveries());
      ownStore =
          store == null
              ? opened(EmbeddedStore.start(work.path().resolve("store"), Ports.ANY))
              : null;
      flink =
          opened(
              EmbeddedFlink.start(
                  new FlinkSettings(
                      work.path().resolve("flink"),
                      1,
                      Job.ALL.size(),
                      Ports.ANY,
                      CHECKPOINT_INTERVAL,
                      RESTARTS)));
      submitJobs(
          store == null
              ? InfluxSettings.builder(ownStore.url().toString(), "clearwatch").build()
              : store);
      board =
          store == null
              ? opened(
                  BoardServer.start(
                      BoardSettings.loopback(boardPort),
                      new QuestSeriesStore(ownStore),
                      BoardSeeds.builtIn(),
                      openTracks(work),
                      happenings.controls(),
                      clock))
              : null;
    } catch (RuntimeException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts all parts, and a world that is made up; returns when the jobs run and the world has
   * begun.
   *
   * @param machine the time from which the world starts, and by which its clock goes
   */
  public static Demo start(DemoSettings settings, Clock machine) throws InterruptedException {
    DemoClock clock = new DemoClock(machine);
    Instant start = clock.instant();
    Instant from = start.minus(Duration.ofDays(settings.days()));
    return new Demo(
        clock, from, () -> madeUp(settings, clock, from, start), settings.boardPort(), null);
  }

  private static Happenings madeUp(
      DemoSettings settings, DemoClock clock, Instant from, Instant start) {
    World world = new World(WorldSettings.normal(settings.seed(), from, null));
    WorldControls controls = new WorldControls(world, clock);
    if (settings.scenario() != Scenario.NORMAL) {
      controls.start(settings.scenario(), start.minus(SCENARIO_BEFORE_NOW));
    }
    return new Happenings(world, Optional.of(controls), () -> {});
  }

  /**
   * Starts all parts, and plays events back by a clock of their own; returns when the jobs run and
   * the events have begun to come.
   *
   * @param machine by which the clock goes
   * @throws io.clearwatch.standalone.CommandException if there are no events
   */
  public static Demo play(PlaybackSettings settings, Clock machine) throws InterruptedException {
    PlayedEvents events = PlayedEvents.of(settings.events());
    Instant first = events.nextTime();
    Instant begin = settings.from() == null ? first : settings.from();
    DemoClock clock = new DemoClock(machine, begin, settings.speed());
    return new Demo(
        clock,
        first,
        () -> new Happenings(events, Optional.empty(), events),
        settings.boardPort(),
        settings.store());
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.add(part);
    return part;
  }

  private static List<Topic> topics() {
    List<Topic> topics = new ArrayList<>();
    for (EventType type : EventType.values()) {
      topics.add(new Topic(type.topic(), PARTITIONS, false));
    }
    topics.add(new Topic(Topics.CLEARANCES, PARTITIONS, true));
    topics.add(new Topic(Topics.ALERTS, 1, true));
    topics.add(new Topic(Topics.REJECTED, 1, false));
    topics.add(new Topic(Topics.TARGETS, 1, true));
    return topics;
  }

  private void submitJobs(InfluxSettings influx) throws InterruptedException {
    JobSettings settings =
        JobSettings.live(PastTicks.of(from, start), Catalogue.builtIn(), PortRegistry.builtIn());
    LiveRun run =
        new LiveRun(
            kafka.bootstrapServers(),
            KafkaSettings.of(kafka.bootstrapServers(), Map.of()),
            WriterSchemas.published(),
            PATIENCE,
            influx,
            settings);
    run = run.by(run.beginning().catalogue()).by(clock.ofTasks());
    for (Job<?, ?> job : Job.ALL) {
      var environment = flink.environment(RuntimeExecutionMode.STREAMING);
      run.define(job, environment);
      jobs.add(flink.submit(job.name(), environment));
    }
  }

  private Tracks openTracks(WorkFolder work) {
    return opened(
        Tracks.open(
            work.path(),
            KafkaSettings.of(kafka.bootstrapServers(), Map.of()),
            WriterSchemas.published(),
            BoardSeeds.builtIn(),
            clock));
  }

  private void publish(Iterator<Delivery> deliveries) {
    KafkaPublisher publisher =
        new KafkaPublisher(KafkaSettings.of(kafka.bootstrapServers(), Map.of()));
    Thread thread = new Thread(() -> publish(deliveries, publisher), "world");
    thread.start();
    opened(
        () -> {
          publisher.stop();
          thread.join();
          publisher.close();
        });
  }

  private void publish(Iterator<Delivery> deliveries, KafkaPublisher publisher) {
    try {
      Timeline timeline = new Timeline(deliveries, clock);
      publisher.publish(timeline.past(), Pace.unpaced(), Progress.NONE);
      publisher.publish(timeline.rest(), Pace.live(clock), Progress.NONE);
      ended = !deliveries.hasNext();
    } catch (RuntimeException e) {
      worldFailure.set(e);
    }
  }

  /** Time of the first event that was made up. */
  public Instant from() {
    return from;
  }

  /** Time of the start, up to which the past reaches. */
  public Instant start() {
    return start;
  }

  /** The time in the world, which can be made to go faster than the machine's. */
  public Clock clock() {
    return clock;
  }

  /** What the jobs have stored. */
  public SeriesStore series() {
    return new EmbeddedSeriesStore(ownStore);
  }

  /** True once everything has happened; never where the world has no end. */
  public boolean hasEnded() {
    return ended;
  }

  /** The board's page. */
  public URI boardUrl() {
    return board.url();
  }

  public String broker() {
    return kafka.bootstrapServers();
  }

  public URI storeUrl() {
    return ownStore.url();
  }

  public URI flinkUrl() {
    return flink.webUrl();
  }

  /**
   * Finds out whether all goes on.
   *
   * @throws io.clearwatch.standalone.CommandException if a job or the world has failed
   */
  public void check() throws InterruptedException {
    if (worldFailure.get() != null) {
      throw worldFailure.get();
    }
    for (JobHandle job : jobs) {
      if (!job.isRunning()) {
        job.await();
      }
    }
  }

  /** Stops all parts, the last one first. */
  @Override
  public void close() {
    for (int i = parts.size() - 1; i >= 0; i--) {
      try {
        parts.get(i).close();
      } catch (Exception e) {
        LOG.warn("a part did not close", e);
      }
    }
    parts.clear();
  }
}
