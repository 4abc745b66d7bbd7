package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

  @Test
  void readsWhatAllEventsHaveInCommon() {
    var refund = SampleEvents.refund();

    EventType type = EventType.of(refund);

    assertThat(type).isEqualTo(EventType.REFUNDS);
    assertThat(type.keyOf(refund)).isEqualTo("R1");
    assertThat(type.eventIdOf(refund)).isEqualTo("e3");
    assertThat(type.timeMillisOf(refund)).isEqualTo(SampleEvents.TIME.toEpochMilli() + 250);
    assertThat(type.phaseOf(refund)).isEqualTo(RefundPhase.ACCEPTED);
    assertThat(EventType.DECLARATIONS.keyOf(SampleEvents.declaration())).isEqualTo("D1");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsStem(EventType type) {
    assertThat(EventType.byStem(type.stem())).isEqualTo(type);
    assertThat(EventType.of(type.newEvent())).isEqualTo(type);
    assertThat(type.newEvent()).isInstanceOf(type.recordClass());
  }

  @Test
  void knowsNoOtherStemAndNoOtherRecord() {
    assertThat(EventType.byStem("DECLARATIONS")).isNull();
    assertThatThrownBy(() -> EventType.of(new Rejected()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
