package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.UnusableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TargetMessagesTest {
  private static final Instant SOON = Instant.parse("2026-03-02T00:10:00Z");

  @Test
  void everyTargetComesBackAsItWasPublished() throws UnusableException {
    EventCodec codec = new EventCodec();
    for (Target target : Catalogue.builtIn().targets()) {
      byte[] value = codec.encode(TargetMessages.of(target));
      assertThat(TargetMessages.target(codec.decode(PublishedTarget.class, value)))
          .isEqualTo(target);
    }
  }

  @Test
  void changesAndVersionTravelAlong() {
    PublishedTarget message = message();
    message.setVersion(3);
    message.setChanges(List.of(new LimitChange(SOON, 38.0)));

    assertThat(TargetMessages.of(TargetMessages.target(message))).isEqualTo(message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void whatCouldNotStandInADocumentIsRefused(String problem, Consumer<PublishedTarget> mistake) {
    PublishedTarget message = message();
    mistake.accept(message);

    assertThatThrownBy(() -> TargetMessages.target(message))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("unknown metric speed", message -> message.setMetric("speed")),
        mistake("unknown statistic median", message -> message.setStatistic("median")),
        mistake("clearance_customs has no share", message -> message.setStatistic("share")),
        mistake("clearance_customs is not in share", message -> message.setUnit("share")),
        mistake("unknown comparator under", message -> message.setComparator("under")),
        mistake("unknown dimension way", message -> message.setScope(Map.of("way", "IMPORT"))),
        mistake("unknown city xiamen", message -> message.setScope(Map.of("city", "xiamen"))),
        mistake(
            "clearance_customs is not kept by [KIND]",
            message -> message.setScope(Map.of("kind", "SCAN"))),
        mistake("unknown judged 12h", message -> message.setJudged("12h")),
        mistake("deadline is soon", message -> message.setDeadline("soon")),
        mistake("minimumCount is 0", message -> message.setMinimumCount(0)),
        mistake("the limit is NaN", message -> message.setLimit(Double.NaN)),
        mistake("the limit is -1.0", message -> message.setLimit(-1)),
        mistake(
            "the limit is Infinity",
            message ->
                message.setChanges(List.of(new LimitChange(SOON, Double.POSITIVE_INFINITY)))),
        mistake(
            "change from 2026-03-02T00:10:00Z is out of order",
            message ->
                message.setChanges(
                    List.of(new LimitChange(SOON, 38.0), new LimitChange(SOON, 36.0)))));
  }

  private static Arguments mistake(String problem, Consumer<PublishedTarget> mistake) {
    return Arguments.of(problem, mistake);
  }

  private static PublishedTarget message() {
    return TargetMessages.of(Catalogue.builtIn().target("dalian-import-clearance"));
  }
}
