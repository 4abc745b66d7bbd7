package io.clearwatch.standalone.disorder;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.oracle.Agreement;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.disorder.Interrupted.Leg;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * Whatever a stream does, what stands in the end is what the oracle computes from the set of its
 * events: late ones, repeated ones, ones in any order within the correction horizon, retractions;
 * over stops and restarts at any point, in any parallelism, and over an upgrade.
 */
class AnyStreamIT {
  /**
   * An event may change the figures since its subject began; those are to be within the horizon.
   */
  private static final Duration LONGEST_DELAY =
      JobSettings.LIVE_HORIZON.minus(RandomEvents.LONGEST_LIFE).minusMinutes(5);

  private static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(6));
  private static final int[] PARALLELISMS = {1, 2, 4};

  private static MiniCluster cluster;
  private static Path folder;

  @BeforeContainer
  static void start() throws Exception {
    folder = Files.createTempDirectory("any-stream");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration().set(RestOptions.BIND_PORT, "0"))
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
  }

  @AfterContainer
  static void stop() throws Exception {
    cluster.close();
    // FileUtils.deleteDirectory(folder.toFile());
  }

  @Property(tries = 12)
  void endsAsTheOracleSays(@ForAll Random random) throws Exception {
    List<SpecificRecordBase> events = RandomEvents.of(random);
    Duration every = STEPS.get(random.nextInt(STEPS.size()));
    Path run = Files.createDirectory(folder.resolve(UUID.randomUUID().toString()));
    Standing standing = new Standing(run.toString());
    Interrupted interrupted =
        new Interrupted(cluster, run.resolve("savepoints"), settings(events, every), standing);
    for (Job<?, ?> job : Job.ALL) {
      interrupted.run(job, deliveries(events, job, random), legs(random));
    }
    standing.write(run.resolve("results"));
    write(events, run.resolve("events"));

    Agreement.check(run.resolve("events"), run.resolve("results"), every);
  }

  private static JobSettings settings(List<SpecificRecordBase> events, Duration every) {
    long first = events.stream().mapToLong(AnyStreamIT::timeMillis).min().orElseThrow();
    long last = events.stream().mapToLong(AnyStreamIT::timeMillis).max().orElseThrow();
    return JobSettings.live(
        Ticks.every(every, first, last), Catalogue.builtIn(), PortRegistry.builtIn());
  }

  /** Each event comes some hours late, some come again. */
  private static List<SpecificRecordBase> deliveries(
      List<SpecificRecordBase> events, Job<?, ?> job, Random random) {
    List<SpecificRecordBase> deliveries = new ArrayList<>();
    Map<SpecificRecordBase, Long> times = new HashMap<>();
    long reachMillis = random.nextBoolean() ? LONGEST_DELAY.toMillis() : 600_000;
    for (SpecificRecordBase event : events) {
      if (job.events().contains(EventType.of(event))) {
        times.put(event, timeMillis(event) + (long) (random.nextDouble() * reachMillis));
        deliveries.add(event);
      }
    }
    deliveries.sort((a, b) -> Long.compare(times.get(a), times.get(b)));
    for (int i = deliveries.size() / 5; i > 0; i--) {
      int position = random.nextInt(deliveries.size());
      int later = Math.min(deliveries.size(), position + 1 + random.nextInt(20));
      deliveries.add(later, deliveries.get(position));
    }
    return deliveries;
  }

  private static List<Leg> legs(Random random) {
    List<Leg> legs = new ArrayList<>();
    boolean upgraded = false;
    double share = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      share += (1 - share) * random.nextDouble() * 0.99;
      legs.add(new Leg(share, any(random), upgraded));
      upgraded |= random.nextInt(3) == 0;
    }
    legs.add(new Leg(1, any(random), upgraded));
    return legs;
  }

  private static int any(Random random) {
    return PARALLELISMS[random.nextInt(PARALLELISMS.length)];
  }

  private static void write(List<SpecificRecordBase> events, Path to) throws IOException {
    try (EventFolderWriter files = new EventFolderWriter(to, Set.of(EventFormat.JSONL))) {
      for (SpecificRecordBase event : events) {
        files.write(event);
      }
    }
  }

  private static long timeMillis(SpecificRecordBase event) {
    return EventType.of(event).timeMillisOf(event);
  }
}
