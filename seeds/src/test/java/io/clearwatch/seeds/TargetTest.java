package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.seeds.Target.Comparator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "BELOW, true, false, false",
    "AT_MOST, true, true, false",
    "AT_LEAST, false, true, true",
    "ABOVE, false, false, true"
  })
  void comparatorsDifferAtTheLimitItself(
      Comparator comparator, boolean below, boolean at, boolean above) {
    assertThat(comparator.holds(39.9, 40)).isEqualTo(below);
    assertThat(comparator.holds(40, 40)).isEqualTo(at);
    assertThat(comparator.holds(40.1, 40)).isEqualTo(above);
  }

  @Test
  void theLimitInForceIsTheLastThatHasBegun() {
    Instant second = Instant.parse("2026-03-02T00:10:00Z");
    Target first = Catalogue.builtIn().target("dalian-import-clearance");
    PublishedTarget message = TargetMessages.of(first);
    message.setChanges(
        List.of(new LimitChange(second, 38.0), new LimitChange(second.plusSeconds(60), 36.0)));
    Target target = TargetMessages.target(message);

    assertThat(target.limitAt(first.effectiveFrom())).isEqualTo(40);
    assertThat(target.limitAt(second.minusMillis(1))).isEqualTo(40);
    assertThat(target.limitAt(second)).isEqualTo(38);
    assertThat(target.limitAt(second.plusSeconds(60))).isEqualTo(36);
    assertThat(target.limitAt(second.plusSeconds(6_000))).isEqualTo(36);
  }
}
