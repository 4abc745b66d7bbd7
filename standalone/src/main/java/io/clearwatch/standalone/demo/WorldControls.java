package io.clearwatch.standalone.demo;

import io.clearwatch.board.demo.DemoControls;
import io.clearwatch.board.demo.DemoState;
import io.clearwatch.board.demo.DemoState.Happening;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets scenarios happen in a demo's world, and makes its time go faster. */
final class WorldControls implements DemoControls {
  /** An hour takes an hour, six minutes, a minute, or twelve seconds. */
  private static final List<Integer> SPEEDS = List.of(1, 10, 60, 300);

  private final World world;
  private final DemoClock clock;
  private final Map<Scenario, Instant> ends = new ConcurrentHashMap<>();

  WorldControls(World world, DemoClock clock) {
    this.world = world;
    this.clock = clock;
  }

  @Override
  public DemoState state() {
    Instant now = clock.instant();
    return new DemoState(
        now.toEpochMilli(),
        clock.speed(),
        SPEEDS,
        Arrays.stream(Scenario.values())
            .filter(scenario -> scenario != Scenario.NORMAL)
            .map(scenario -> new Happening(scenario.key(), untilMillis(scenario, now)))
            .toList());
  }

  private Long untilMillis(Scenario scenario, Instant now) {
    Instant end = ends.get(scenario);
    return end == null || !end.isAfter(now) ? null : end.toEpochMilli();
  }

  @Override
  public void start(String scenario) {
    start(Scenario.ofKey(scenario), clock.instant());
  }

  /** Lets a scenario happen from a time on, which may have passed only for what is not made up. */
  void start(Scenario scenario, Instant from) {
    world.disturb(scenario, from);
    ends.put(scenario, from.plus(scenario.length()));
  }

  @Override
  public void setSpeed(int speed) {
    clock.setSpeed(speed);
  }
}
