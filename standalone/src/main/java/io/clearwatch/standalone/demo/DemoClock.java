package io.clearwatch.standalone.demo;

import io.clearwatch.jobs.pipeline.WallClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time in a demo's world: that of the machine until it is made to go faster, or that of events
 * which are played. It is never set back, so after a fast hour the world stays ahead.
 *
 * <p>The world, the jobs and the board of a demo go by it. Thread-safe.
 */
final class DemoClock extends Clock implements AutoCloseable {
  /** By id, since the tasks of a job get copies of what they are given. */
  private static final Map<String, DemoClock> OPEN = new ConcurrentHashMap<>();

  private record Course(Instant from, Instant machineFrom, int speed) {}

  /** For the tasks of this process; the machine's time once the clock is closed. */
  private record OfTasks(String id) implements WallClock {
    private static final long serialVersionUID = 1L;

    @Override
    public long millis() {
      DemoClock clock = OPEN.get(id);
      return clock == null ? WallClock.SYSTEM.millis() : clock.millis();
    }
  }

  private final String id = UUID.randomUUID().toString();
  private final Clock machine;
  private volatile Course course;

  DemoClock(Clock machine) {
    this(machine, machine.instant(), 1);
  }

  /**
   * A clock that begins at a time of its own.
   *
   * @param begin what it reads now
   * @param speed seconds that pass in a second of the machine, at least 1
   */
  DemoClock(Clock machine, Instant begin, int speed) {
    this.machine = machine;
    this.course = new Course(begin, machine.instant(), speed);
    OPEN.put(id, this);
  }

  /** The same time for the jobs. */
  WallClock ofTasks() {
    return new OfTasks(id);
  }

  /** Seconds that pass in a second of the machine. */
  int speed() {
    return course.speed();
  }

  /**
   * @param speed seconds that pass in a second of the machine from now on, at least 1
   */
  synchronized void setSpeed(int speed) {
    Instant now = machine.instant();
    course = new Course(at(now), now, speed);
  }

  private Instant at(Instant machineNow) {
    Course current = course;
    return current
        .from()
        .plus(Duration.between(current.machineFrom(), machineNow).multipliedBy(current.speed()));
  }

  @Override
  public Instant instant() {
    return at(machine.instant());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * @throws UnsupportedOperationException always: nobody asks a demo for local time
   */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a demo has no local time");
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
