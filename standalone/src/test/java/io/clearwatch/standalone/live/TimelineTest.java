package io.clearwatch.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.generators.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC);

  @Test
  void whatIsNotPastIsLeftToTheRest() {
    List<Delivery> world = deliveries(1, 999, 1000, 1001, 5000);
    Timeline timeline = new Timeline(world.iterator(), CLOCK);

    assertThat(timeline.past()).toIterable().containsExactlyElementsOf(world.subList(0, 3));
    assertThat(timeline.rest()).toIterable().containsExactlyElementsOf(world.subList(3, 5));
  }

  @Test
  void aWorldThatIsAllPastLeavesNothing() {
    Timeline timeline = new Timeline(deliveries(1, 2).iterator(), CLOCK);

    assertThat(timeline.past()).toIterable().hasSize(2);
    assertThat(timeline.rest()).isExhausted();
  }

  private static List<Delivery> deliveries(long... times) {
    return Arrays.stream(times).mapToObj(time -> new Delivery(time, new ReleaseEvent())).toList();
  }
}
