package io.clearwatch.jobs.rolling;

import static io.clearwatch.jobs.rolling.Stays.AIRPORT;
import static io.clearwatch.jobs.rolling.Stays.SEAPORT;
import static io.clearwatch.jobs.rolling.Stays.STILL_OPEN;
import static io.clearwatch.jobs.rolling.Stays.moved;
import static io.clearwatch.jobs.rolling.Stays.stay;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StaySweepTest {

  @Test
  void stayCountsIfItArrivedBeforeAndDidNotCloseBefore() {
    StaySweep<OpenDeclaration> sweep = new StaySweep<>(List.of(stay("D1", SEAPORT, 10, 20)));

    assertThat(openAt(sweep, 10)).isEmpty();
    assertThat(openAt(sweep, 11)).containsExactly("D1");
    assertThat(openAt(sweep, 20)).containsExactly("D1");
    assertThat(openAt(sweep, 21)).isEmpty();
  }

  @Test
  void oldestComesFirstAndIdsDecideAmongEquals() {
    StaySweep<OpenDeclaration> sweep =
        new StaySweep<>(
            List.of(
                stay("B", SEAPORT, 5, STILL_OPEN),
                stay("A", SEAPORT, 5, STILL_OPEN),
                stay("C", SEAPORT, 1, STILL_OPEN),
                stay("X", AIRPORT, 0, STILL_OPEN)));

    assertThat(openAt(sweep, 10)).containsExactly("C", "A", "B");
    assertThat(sweep.open(AIRPORT)).hasSize(1);
    assertThat(sweep.open("nowhere")).isEmpty();
  }

  @Test
  void stayThatHasBegunCanBePutAndTakenOut() {
    StaySweep<OpenDeclaration> sweep = new StaySweep<OpenDeclaration>(List.of());
    sweep.advanceTo(100);
    sweep.put(stay("D1", SEAPORT, 10, STILL_OPEN));
    assertThat(openAt(sweep, 101)).containsExactly("D1");

    sweep.remove("D1|" + SEAPORT);
    sweep.remove("never known");
    assertThat(openAt(sweep, 102)).isEmpty();
  }

  @Test
  void stayToComeCanBeTakenOut() {
    StaySweep<OpenDeclaration> sweep =
        new StaySweep<>(List.of(stay("D1", SEAPORT, 10, STILL_OPEN)));
    sweep.remove("D1|" + SEAPORT);

    assertThat(openAt(sweep, 11)).isEmpty();
  }

  @Test
  void closingOfAFormerStayDoesNotCloseThePresentOne() {
    StaySweep<OpenDeclaration> sweep = new StaySweep<>(List.of(stay("D1", SEAPORT, 10, 30)));
    sweep.advanceTo(20);
    sweep.remove("D1|" + SEAPORT);
    sweep.put(stay("D1", SEAPORT, 10, 40));

    assertThat(openAt(sweep, 35)).containsExactly("D1");
    assertThat(openAt(sweep, 41)).isEmpty();
  }

  /** Walking, with changes that do not reach behind it, is like looking at all stays anew. */
  @Property(tries = 200)
  void whatIsOpenIsWhatAllStaysSay(@ForAll Random random) {
    Map<String, OpenDeclaration> known = new HashMap<>();
    StaySweep<OpenDeclaration> sweep = new StaySweep<OpenDeclaration>(List.of());
    long position = 0;
    for (int i = 0; i < 100; i++) {
      String id = "D" + random.nextInt(15);
      OpenDeclaration before = known.get(id);
      if (before == null) {
        long arrived = position + random.nextInt(20);
        OpenDeclaration stay = stay(id, port(random), arrived, closing(random, arrived));
        put(known, sweep, random.nextBoolean() ? stay : moved(stay, arrived + 5));
      } else if (before.closedMillis() >= position && random.nextBoolean()) {
        sweep.remove(before.key());
        long from = Math.max(position, before.fromMillis());
        OpenDeclaration after =
            stay(id, before.port(), before.arrivedMillis(), closing(random, from));
        put(known, sweep, moved(after, before.fromMillis()));
      }
      if (random.nextInt(3) == 0) {
        position += random.nextInt(15);
        sweep.advanceTo(position);
      }
      if (position > 0) {
        assertThat(sweep.open(SEAPORT)).isEqualTo(expected(known, SEAPORT, position));
        assertThat(sweep.open(AIRPORT)).isEqualTo(expected(known, AIRPORT, position));
      }
    }
  }

  private static void put(
      Map<String, OpenDeclaration> known, StaySweep<OpenDeclaration> sweep, OpenDeclaration stay) {
    known.put(stay.declarationId(), stay);
    sweep.put(stay);
  }

  private static String port(Random random) {
    return random.nextBoolean() ? SEAPORT : AIRPORT;
  }

  private static long closing(Random random, long from) {
    return random.nextInt(4) == 0 ? STILL_OPEN : from + random.nextInt(30);
  }

  private static List<OpenDeclaration> expected(
      Map<String, OpenDeclaration> known, String port, long time) {
    return known.values().stream()
        .filter(stay -> stay.port().equals(port))
        .filter(stay -> stay.fromMillis() < time && stay.closedMillis() >= time)
        .sorted(
            Comparator.comparingLong(OpenDeclaration::arrivedMillis)
                .thenComparing(OpenDeclaration::declarationId))
        .toList();
  }

  private static List<String> openAt(StaySweep<OpenDeclaration> sweep, long time) {
    sweep.advanceTo(time);
    return sweep.open(SEAPORT).stream().map(OpenDeclaration::declarationId).toList();
  }
}
