package io.clearwatch.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.benchmarks.Goods;
import io.clearwatch.benchmarks.live.Completions.Place;
import io.clearwatch.benchmarks.live.Stored.PlaceAt;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two imports to Dalian, released half a minute and a minute after the start. */
class ComparisonTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_772_352_900_000L;
  private static final String PORT = "dalian-dayaowan";
  private static final Place PLACE = new Place(PORT, "IMPORT");

  private final Completions published = new Completions();
  private final Map<PlaceAt, Long> stored = new HashMap<>();

  ComparisonTest() {
    add("D1", START + MINUTE / 2);
    add("D2", START + MINUTE);
    // One at the tick itself belongs to the next one; after two minutes the window has let go.
    store(1, 1);
    store(2, 2);
    store(3, 1);
    store(4, 0);
  }

  private void add(String id, long releasedMillis) {
    Goods goods =
        new Goods(
            id,
            PORT,
            Direction.IMPORT,
            Transport.SEA,
            Filing.ORDINARY,
            Commodity.GENERAL,
            TraderClass.AEO,
            true);
    published.add(goods.released(releasedMillis));
    published.add(goods.declaration(DeclarationPhase.DECLARED, releasedMillis - 1));
    published.add(goods.declaration(DeclarationPhase.ARRIVED, releasedMillis - 2));
    published.add(goods.handedOver(releasedMillis + 1));
  }

  private void store(int minute, long count) {
    stored.put(new PlaceAt(PLACE, START + minute * MINUTE), count);
  }

  private Comparison compare() {
    return Comparison.of(published.counts(2 * MINUTE), stored, START, START + 4 * MINUTE);
  }

  @Test
  void equalCountsDifferNowhere() {
    assertThat(compare()).isEqualTo(new Comparison(2, 4, 0, ""));
  }

  @Test
  void aMissingPointIsTold() {
    stored.remove(new PlaceAt(PLACE, START + 3 * MINUTE));

    assertThat(compare().different()).isEqualTo(1);
    assertThat(compare().first()).startsWith(PORT + " IMPORT at").endsWith("has 0, not 1");
  }

  @Test
  void aPointTooHighIsTold() {
    store(1, 2);

    assertThat(compare().different()).isEqualTo(1);
    assertThat(compare().first()).endsWith("has 2, not 1");
  }

  @Test
  void whatIsNotReleasedOrNotDeclaredIsNotComplete() {
    Goods goods =
        new Goods(
            "D3",
            PORT,
            Direction.IMPORT,
            Transport.SEA,
            Filing.ORDINARY,
            Commodity.GENERAL,
            TraderClass.AEO,
            true);
    published.add(goods.declaration(DeclarationPhase.ARRIVED, START));
    published.add(goods.released(START + 1));

    assertThat(compare().completed()).isEqualTo(2);
  }
}
