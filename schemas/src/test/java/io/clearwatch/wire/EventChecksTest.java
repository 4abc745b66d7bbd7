package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.ReleaseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventChecksTest {
  private static final long NOW = SampleEvents.TIME.toEpochMilli();
  private static final EventChecks LIVE = EventChecks.live(AnyEvents.PORTS, AnyEvents.CITIES);

  @Property
  void usableEventsHaveNoProblem(@ForAll("events") SpecificRecordBase event) {
    assertThat(check(event)).isNull();
  }

  @Provide
  Arbitrary<SpecificRecordBase> events() {
    return AnyEvents.any();
  }

  @Test
  void portsOutsideTheRegistryAreUnknown() {
    ReleaseEvent event = SampleEvents.release();
    event.setPort("atlantis");

    assertThat(check(event))
        .isEqualTo(
            new EventProblem(
                RejectReason.unknown_port, "port 'atlantis' is not in the port registry"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "D\n1", "D\u0000", "\u0085D", "D\ud800", "\udc00D"})
  void idsHaveToBePlainText(String id) {
    ReleaseEvent event = SampleEvents.release();
    event.setDeclarationId(id);

    EventProblem problem = check(event);

    assertThat(problem.reason()).isEqualTo(RejectReason.bad_value);
    assertThat(problem.detail()).startsWith("declarationId ").doesNotContain("\n");
  }

  @Test
  void refundsHaveACityAndAnAmountThatIsNotNegative() {
    var elsewhere = SampleEvents.refund();
    elsewhere.setCity("atlantis");
    var negative = SampleEvents.refund();
    negative.setAmountFen(-1);

    assertThat(check(elsewhere).detail()).isEqualTo("city 'atlantis' is unknown");
    assertThat(check(elsewhere).reason()).isEqualTo(RejectReason.bad_value);
    assertThat(check(negative).detail()).isEqualTo("amountFen '-1' is negative");
    assertThat(check(negative).reason()).isEqualTo(RejectReason.bad_value);
  }

  @Test
  void requiredFieldsAreNeeded() {
    assertThat(check(new InspectionEvent()))
        .isEqualTo(new EventProblem(RejectReason.missing_field, "eventId is missing"));
  }

  @Test
  void timesBeforeTheYear2000AreAncient() {
    assertThat(check(releaseAt("1999-12-31T23:59:59.999Z")).reason())
        .isEqualTo(RejectReason.ancient_time);
    assertThat(check(releaseAt("2000-01-01T00:00:00Z"))).isNull();
  }

  @Test
  void timesThatNoFileCouldCarryAreBad() {
    ReleaseEvent event = SampleEvents.release();
    event.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE));

    assertThat(check(event).reason()).isEqualTo(RejectReason.bad_value);
  }

  @Test
  void onlyLiveEventsCanBeTooFarAhead() {
    ReleaseEvent fiveMinutes = releaseAt("2026-03-01T08:20:00Z");
    ReleaseEvent more = releaseAt("2026-03-01T08:20:00.001Z");

    assertThat(LIVE.check(EventType.RELEASES, fiveMinutes, NOW)).isNull();
    assertThat(LIVE.check(EventType.RELEASES, more, NOW).reason())
        .isEqualTo(RejectReason.future_time);
    assertThat(LIVE.check(EventType.RELEASES, more, EventChecks.NO_CLOCK)).isNull();
    assertThat(AnyEvents.CHECKS.check(EventType.RELEASES, more, NOW)).isNull();
  }

  @Test
  void areTheSameAfterSerialization() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(LIVE);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EventChecks copy = (EventChecks) in.readObject();
      assertThat(copy.check(EventType.RELEASES, SampleEvents.release(), NOW)).isNull();
      assertThat(copy.check(EventType.RELEASES, releaseAt("2027-01-01T00:00:00Z"), NOW))
          .isNotNull();
    }
  }

  private static ReleaseEvent releaseAt(String time) {
    ReleaseEvent event = SampleEvents.release();
    event.setEventTime(Instant.parse(time));
    return event;
  }

  private static EventProblem check(SpecificRecordBase event) {
    return AnyEvents.CHECKS.check(EventType.of(event), event, NOW);
  }
}
