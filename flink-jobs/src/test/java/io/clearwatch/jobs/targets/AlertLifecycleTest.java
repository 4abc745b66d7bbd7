package io.clearwatch.jobs.targets;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.PENDING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.AlertState;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertLifecycleTest {
  private static final long MINUTE = 60_000L;

  private final AlertLifecycle alert = new AlertLifecycle();

  @Test
  void firesOnceTheConditionHasHeldForTenMinutes() {
    assertThat(bad(0)).isEqualTo(PENDING);
    assertThat(bad(5)).isNull();
    assertThat(bad(9)).isNull();
    assertThat(bad(10)).isEqualTo(FIRING);
    assertThat(bad(15)).isNull();
  }

  @Test
  void firesAtTheSecondTickWhereTicksAreFarApart() {
    assertThat(bad(0)).isEqualTo(PENDING);
    assertThat(bad(60)).isEqualTo(FIRING);
  }

  @Test
  void interruptionBeginsTheWaitAnew() {
    bad(0);
    assertThat(good(5)).isNull();
    assertThat(bad(9)).isEqualTo(PENDING);
    assertThat(bad(10)).isNull();
    assertThat(bad(19)).isEqualTo(FIRING);
  }

  @Test
  void isResolvedOnceAllWasWellForTenMinutes() {
    fire();
    assertThat(good(20)).isNull();
    assertThat(good(29)).isNull();
    assertThat(good(30)).isEqualTo(RESOLVED);
  }

  @Test
  void neitherBadNorWellKeepsItFiring() {
    fire();
    assertThat(good(20)).isNull();
    assertThat(alert.next(25 * MINUTE, false, false)).isNull();
    assertThat(good(30)).isNull();
    assertThat(good(35)).isNull();
    assertThat(good(40)).isEqualTo(RESOLVED);
  }

  @Test
  void firesAgainAfterItWasResolved() {
    fire();
    good(20);
    assertThat(good(30)).isEqualTo(RESOLVED);
    alert.reset();
    assertThat(bad(35)).isEqualTo(PENDING);
    assertThat(bad(45)).isEqualTo(FIRING);
    assertThat(alert.sinceMillis).isEqualTo(35 * MINUTE);
  }

  @Test
  void ticksThatAreGivenAgainAreNotLookedAt() {
    bad(0);
    assertThat(good(0)).isNull();
    assertThat(bad(10)).isEqualTo(FIRING);
    assertThat(good(5)).isNull();
    assertThat(alert.firing).isTrue();
  }

  /** 0: bad, 1: between, 2: well. */
  @Property(tries = 300)
  void firingAndResolvedAlternateAndEachIsEarnedByTenMinutes(
      @ForAll @Size(max = 80) List<@IntRange(max = 2) Integer> course) {
    AlertLifecycle alerts = new AlertLifecycle();
    AlertState last = RESOLVED;
    long badSince = Long.MAX_VALUE;
    long wellSince = Long.MAX_VALUE;
    for (int i = 0; i < course.size(); i++) {
      long tick = i * 5 * MINUTE;
      boolean holds = course.get(i) == 0;
      boolean well = course.get(i) == 2;
      badSince = holds ? Math.min(badSince, tick) : Long.MAX_VALUE;
      wellSince = well ? Math.min(wellSince, tick) : Long.MAX_VALUE;

      AlertState entered = alerts.next(tick, holds, well);

      if (entered == FIRING) {
        assertThat(tick - badSince).isGreaterThanOrEqualTo(AlertLifecycle.HOLD_MILLIS);
      } else if (entered == RESOLVED) {
        assertThat(tick - wellSince).isGreaterThanOrEqualTo(AlertLifecycle.HOLD_MILLIS);
        alerts.reset();
      }
      if (entered == PENDING) {
        assertThat(last).isNotEqualTo(FIRING);
        assertThat(badSince).isEqualTo(tick);
      } else if (entered != null) {
        assertThat(entered).isNotEqualTo(last);
        last = entered;
      }
    }
  }

  private void fire() {
    bad(0);
    assertThat(bad(10)).isEqualTo(FIRING);
  }

  private AlertState bad(long minute) {
    return alert.next(minute * MINUTE, true, false);
  }

  private AlertState good(long minute) {
    return alert.next(minute * MINUTE, false, true);
  }
}
