package io.clearwatch.jobs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.LiveWatermarks;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Exports of a day on which nothing happens from noon on. Time goes on with the wall clock of a
 * live run, which here passes as fast as the job runs: looks at it travel among the events.
 *
 * <p>Until then an export of Dalian is released every 20 minutes, a quarter of an hour after its
 * arrival: at 00:20, 00:40 and so on, the last at 11:40. Left open are two exports of Dalian (limit
 * 1 hour), one of Guangzhou (6.15 hours, half of 12.3), and an import of Guangzhou (48.7 hours).
 */
class QuietDayTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final long SECOND = 1_000L;

  /** Position of the field in a point of {@code rolling}. */
  private static final int PROVISIONAL = 6;

  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long NOON = START + 12 * HOUR;
  private static final long MIDNIGHT = START + 24 * HOUR;

  /** From an event to its arrival at the source. */
  private static final long DELAY = 5 * SECOND;

  private static final String GUANGZHOU_PORT = "guangzhou-nansha";

  private static List<Point> points;

  @BeforeAll
  static void run() throws Exception {
    points =
        JobRun.live(
                new ClearanceJob(),
                records(),
                WatermarkStrategy.forGenerator(context -> new Looks()),
                Ticks.live(START))
            .points()
            .stream()
            // The end of the test's input sets off a tick of its own.
            .filter(point -> point.timeMillis <= MIDNIGHT)
            .toList();
  }

  @Test
  void windowsAndBacklogTickOnAndGiveEveryTickOnce() {
    assertThat(quietTicks(rolling("1h"))).isEqualTo(everyStepFromNoon(MINUTE)).hasSize(720);
    assertThat(quietTicks(rolling("24h"))).isEqualTo(everyStepFromNoon(5 * MINUTE)).hasSize(144);
    assertThat(quietTicks(rolling("7d"))).isEqualTo(everyStepFromNoon(HOUR)).hasSize(12);
    assertThat(quietTicks(rolling("30d"))).isEqualTo(everyStepFromNoon(HOUR));
    assertThat(quietTicks(backlog("dalian", "all", "EXPORT"))).isEqualTo(everyStepFromNoon(MINUTE));
    assertThat(quietTicks(series(Measurement.COMPLIANCE, "dalian-export-clearance,24h,")))
        .isEqualTo(everyStepFromNoon(5 * MINUTE));
  }

  @Test
  void theHourEmptiesAnHourAfterTheLastRelease() {
    Map<Long, Point> hour = byTick(rolling("1h"));

    assertCount(hour, "12:00", 3);
    assertCount(hour, "12:01", 2);
    assertCount(hour, "12:20", 2);
    assertCount(hour, "12:21", 1);
    assertCount(hour, "12:40", 1);
    assertThat(hour.get(at("12:40")).numbers[1]).as("mean").isCloseTo(0.25, within(1e-9));
    for (long tick = at("12:41"); tick <= MIDNIGHT; tick += MINUTE) {
      assertThat(hour.get(tick).numbers).as(time(tick)).containsOnly(0);
    }
  }

  @Test
  void theDayKeepsWhatHappenedInTheMorning() {
    Map<Long, Point> day = byTick(rolling("24h"));
    Map<Long, Point> compliance =
        byTick(series(Measurement.COMPLIANCE, "dalian-export-clearance,24h,"));

    for (long tick = NOON; tick <= MIDNIGHT; tick += 5 * MINUTE) {
      assertThat(day.get(tick).numbers[0]).as(time(tick)).isEqualTo(35);
      assertThat(day.get(tick).numbers[1]).as(time(tick)).isCloseTo(0.25, within(1e-9));
      assertThat(compliance.get(tick).texts[3]).as(time(tick)).isEqualTo("OK");
    }
  }

  @Test
  void declarationsBecomeOverdueInTheQuiet() {
    Map<Long, Point> backlog = byTick(backlog("dalian", "all", "EXPORT"));

    assertBacklog(backlog, "12:01", 2, 0, 31 / 60.0, 1, 1, 0, 0);
    assertBacklog(backlog, "12:30", 2, 0, 1, 0, 1, 1, 0);
    assertBacklog(backlog, "12:31", 2, 1, 61 / 60.0, 0, 1, 1, 0);
    assertBacklog(backlog, "12:59", 2, 1, 89 / 60.0, 0, 1, 1, 0);
    assertBacklog(backlog, "13:00", 2, 2, 1.5, 0, 0, 2, 0);
    assertBacklog(backlog, "13:30", 2, 2, 2, 0, 0, 1, 1);
    assertBacklog(backlog, "14:00", 2, 2, 2.5, 0, 0, 0, 2);
    for (long tick = at("14:00"); tick <= MIDNIGHT; tick += MINUTE) {
      assertThat(backlog.get(tick).numbers[1]).as(time(tick)).isEqualTo(2);
    }
    assertThat(backlog.get(MIDNIGHT).numbers[2]).isCloseTo(12.5, within(1e-9));
  }

  @Test
  void theLimitIsThatOfTheCityAndTheDirection() {
    Map<Long, Point> exports = byTick(backlog("guangzhou", GUANGZHOU_PORT, "EXPORT"));
    Map<Long, Point> imports = byTick(backlog("guangzhou", GUANGZHOU_PORT, "IMPORT"));

    assertBacklog(exports, "17:09", 1, 0, 6.15, 0, 0, 1, 0);
    assertBacklog(exports, "17:10", 1, 1, 6 + 10 / 60.0, 0, 0, 1, 0);
    assertThat(exports.get(MIDNIGHT).numbers[1]).isEqualTo(1);
    assertThat(imports.get(MIDNIGHT).numbers).containsExactly(1, 0, 24 - 30 / 3600.0, 1, 0, 0, 0);
  }

  @Test
  void theOverdueAreListedOldestFirst() {
    Map<Long, Point> first = byTick(overdue(Events.SEAPORT, 1));
    Map<Long, Point> second = byTick(overdue(Events.SEAPORT, 2));

    assertThat(first.keySet()).containsExactlyElementsOf(everyMinuteFrom("12:31"));
    assertThat(second.keySet()).containsExactlyElementsOf(everyMinuteFrom("13:00"));
    assertThat(overdue(Events.SEAPORT, 3)).isEmpty();
    assertThat(first.values()).extracting(point -> point.texts[0]).containsOnly("open-1");
    assertThat(second.values()).extracting(point -> point.texts[0]).containsOnly("open-2");
    assertThat(first.get(at("13:00")).numbers[1]).isCloseTo(1.5, within(1e-9));
    assertThat(second.get(at("13:00")).numbers[1]).isCloseTo(60.5 / 60, within(1e-9));
    assertThat(first.get(at("13:00")).texts[2]).as("is declared").isEqualTo("customs");
    assertThat(second.get(at("13:00")).texts[2]).as("is not").isEqualTo("preparation");
    assertThat(byTick(overdue(GUANGZHOU_PORT, 1)).keySet())
        .containsExactlyElementsOf(everyMinuteFrom("17:10"));
  }

  private static List<Received<DeclarationMilestone>> records() {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      String id = "cleared-" + i;
      long arrived = at("00:05") + i * 20 * MINUTE;
      events.add(export(id, DeclarationPhase.ARRIVED, arrived));
      events.add(export(id, DeclarationPhase.DECLARED, arrived + 5 * MINUTE));
      events.add(Events.release(id, ReleasePhase.RELEASED, arrived + 15 * MINUTE));
    }
    events.add(export("open-1", DeclarationPhase.ARRIVED, at("11:30")));
    events.add(export("open-1", DeclarationPhase.DECLARED, at("11:35")));
    events.add(export("open-2", DeclarationPhase.ARRIVED, at("11:59:30")));
    events.add(inGuangzhou(export("open-3", DeclarationPhase.ARRIVED, at("11:00"))));
    events.add(inGuangzhou(Events.declaration("open-4", DeclarationPhase.ARRIVED, at("00:00:30"))));

    List<Received<DeclarationMilestone>> records = new ArrayList<>();
    for (SpecificRecordBase event : events) {
      Received<DeclarationMilestone> received = new Received<>();
      received.event = DeclarationMilestone.of(event);
      received.timeMillis = received.event.timeMillis;
      records.add(received);
    }
    // The tick of midnight comes once the clock has passed it by the disorder that is waited for.
    long end = MIDNIGHT + LiveWatermarks.OUT_OF_ORDERNESS.toMillis() + SECOND;
    for (long wallMillis = START; wallMillis <= end; wallMillis += SECOND) {
      Received<DeclarationMilestone> look = new Received<>();
      look.timeMillis = wallMillis;
      records.add(look);
    }
    records.sort(
        Comparator.comparingLong(
            record -> record.event == null ? record.timeMillis : record.timeMillis + DELAY));
    return records;
  }

  private static DeclarationEvent export(String id, DeclarationPhase phase, long timeMillis) {
    DeclarationEvent event = Events.declaration(id, phase, timeMillis);
    event.setDirection(Direction.EXPORT);
    return event;
  }

  private static DeclarationEvent inGuangzhou(DeclarationEvent event) {
    event.setPort(GUANGZHOU_PORT);
    return event;
  }

  private static void assertCount(Map<Long, Point> rolling, String time, long count) {
    assertThat(rolling.get(at(time)).numbers[0]).as(time).isEqualTo(count);
  }

  private static void assertBacklog(
      Map<Long, Point> backlog,
      String time,
      int open,
      int overdue,
      double oldestHours,
      double... bands) {
    double[] numbers = backlog.get(at(time)).numbers;
    assertThat(numbers[0]).as("open at %s", time).isEqualTo(open);
    assertThat(numbers[1]).as("overdue at %s", time).isEqualTo(overdue);
    assertThat(numbers[2]).as("oldest at %s", time).isCloseTo(oldestHours, within(1e-9));
    assertThat(Arrays.copyOfRange(numbers, 3, 7)).as("bands at %s", time).containsExactly(bands);
  }

  /** The final figures of the exports of Dalian. */
  private static List<Point> rolling(String window) {
    return series(
            Measurement.ROLLING,
            "clearance_customs," + window + ",dalian,all,EXPORT,all,all,all,all,all,all,all")
        .stream()
        .filter(point -> point.numbers[PROVISIONAL] == 0)
        .toList();
  }

  private static List<Point> backlog(String city, String port, String direction) {
    return series(Measurement.BACKLOG, String.join(",", city, port, direction));
  }

  /** Where a declaration is of that rank. */
  private static List<Point> overdue(String port, int rank) {
    return series(Measurement.OVERDUE, port + ",EXPORT,").stream()
        .filter(point -> point.tags[2].equals(Integer.toString(rank)))
        .filter(point -> !point.texts[0].isEmpty())
        .toList();
  }

  private static List<Point> series(Measurement measurement, String tags) {
    String start = measurement.key() + "," + tags;
    return points.stream().filter(point -> point.series().startsWith(start)).toList();
  }

  /** Fails if a tick was given twice. */
  private static Map<Long, Point> byTick(List<Point> series) {
    return series.stream()
        .collect(
            toMap(
                point -> point.timeMillis,
                point -> point,
                (one, other) -> {
                  throw new AssertionError("twice: " + one + " and " + other);
                },
                TreeMap::new));
  }

  private static List<Long> quietTicks(List<Point> series) {
    return series.stream().map(point -> point.timeMillis).filter(tick -> tick > NOON).toList();
  }

  private static List<Long> everyStepFromNoon(long stepMillis) {
    return LongStream.iterate(NOON + stepMillis, t -> t <= MIDNIGHT, t -> t + stepMillis)
        .boxed()
        .toList();
  }

  private static List<Long> everyMinuteFrom(String time) {
    return LongStream.iterate(at(time), t -> t <= MIDNIGHT, t -> t + MINUTE).boxed().toList();
  }

  private static long at(String time) {
    return START + Duration.between(LocalTime.MIN, LocalTime.parse(time)).toMillis();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** The watermarks of a live run; a record without an event is a look at the wall clock. */
  private static final class Looks implements WatermarkGenerator<Received<DeclarationMilestone>> {
    private final AtomicLong wallMillis = new AtomicLong(START);
    private final WatermarkGenerator<Received<DeclarationMilestone>> ofPartition;

    Looks() {
      WatermarkStrategy<Received<DeclarationMilestone>> strategy =
          LiveWatermarks.strategyByOneClock(LiveRun.DEFAULT_PATIENCE, wallMillis::get);
      // The first one is for the source as a whole.
      strategy.createWatermarkGenerator(null);
      ofPartition = strategy.createWatermarkGenerator(null);
    }

    @Override
    public void onEvent(
        Received<DeclarationMilestone> record, long timeMillis, WatermarkOutput output) {
      if (record.event == null) {
        wallMillis.set(timeMillis);
        ofPartition.onPeriodicEmit(output);
      } else {
        ofPartition.onEvent(record, timeMillis, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // The clock of the test passes with its looks alone.
    }
  }
}
