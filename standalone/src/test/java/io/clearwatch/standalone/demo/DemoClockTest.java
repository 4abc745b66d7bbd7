package io.clearwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.pipeline.WallClock;
import io.clearwatch.standalone.cli.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoClockTest {
  private final ManualClock machine = new ManualClock();
  private final Instant start = machine.instant();
  private final DemoClock clock = new DemoClock(machine);

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void goesAsTheMachineDoesAtFirst() {
    machine.advance(Duration.ofSeconds(7));

    assertThat(clock.instant()).isEqualTo(start.plusSeconds(7));
    assertThat(clock.speed()).isEqualTo(1);
  }

  @Test
  void isNeverSetBackByAnotherSpeed() {
    clock.setSpeed(60);
    machine.advance(Duration.ofSeconds(10));
    clock.setSpeed(1);
    assertThat(clock.instant()).isEqualTo(start.plusSeconds(600));

    machine.advance(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(start.plusSeconds(610));
  }

  @Test
  void tasksGoByTheSameClockAlsoAsCopies() throws Exception {
    WallClock ofTask = InstantiationUtil.clone(clock.ofTasks());
    clock.setSpeed(300);
    machine.advance(Duration.ofSeconds(2));

    assertThat(ofTask.millis()).isEqualTo(start.plusSeconds(600).toEpochMilli());
  }
}
