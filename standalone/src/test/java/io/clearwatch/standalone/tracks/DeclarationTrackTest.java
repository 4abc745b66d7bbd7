package io.clearwatch.standalone.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.Track;
import io.clearwatch.board.views.Track.Span;
import io.clearwatch.board.views.Track.Status;
import io.clearwatch.board.views.Track.Step;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What a declaration's events tell of it. */
class DeclarationTrackTest {
  private static final Instant ARRIVAL = Instant.parse("2026-03-02T04:00:00Z");

  private final DeclarationTrack tracks = new DeclarationTrack(BoardSeeds.builtIn());
  private final List<SpecificRecordBase> events = new ArrayList<>();

  private static Instant hours(int hours) {
    return ARRIVAL.plus(Duration.ofHours(hours));
  }

  private void declaration(DeclarationPhase phase, int hour) {
    boolean isDeclared = phase == DeclarationPhase.DECLARED;
    events.add(
        DeclarationEvent.newBuilder()
            .setEventId("e" + events.size())
            .setEventTime(hours(hour))
            .setPhase(phase)
            .setDeclarationId("D")
            .setDirection(Direction.IMPORT)
            .setPort("dalian-dayaowan")
            .setTransport(Transport.SEA)
            .setFiling(isDeclared ? Filing.ORDINARY : null)
            .setCommodity(isDeclared ? Commodity.GENERAL : null)
            .build());
  }

  private void inspection(InspectionPhase phase, int hour) {
    events.add(
        InspectionEvent.newBuilder()
            .setEventId("e" + events.size())
            .setEventTime(hours(hour))
            .setPhase(phase)
            .setInspectionId("I")
            .setDeclarationId("D")
            .setPort("dalian-dayaowan")
            .setDirection(Direction.IMPORT)
            .setKind(InspectionKind.PHYSICAL)
            .build());
  }

  private void release(ReleasePhase phase, int hour) {
    events.add(
        ReleaseEvent.newBuilder()
            .setEventId("e" + events.size())
            .setEventTime(hours(hour))
            .setPhase(phase)
            .setDeclarationId("D")
            .setPort("dalian-dayaowan")
            .build());
  }

  private Track.Declaration track(int hour) {
    return tracks.of(events, hours(hour));
  }

  @Test
  void anOpenDeclarationWaitsInOneStageAndIsMeasuredAgainstThePromise() {
    declaration(DeclarationPhase.ARRIVED, 0);
    declaration(DeclarationPhase.DECLARED, 3);
    inspection(InspectionPhase.ORDERED, 11);

    Track.Declaration track = track(80);

    assertThat(track.status()).isEqualTo(Status.OPEN);
    assertThat(track.ageHours()).isEqualTo(80);
    assertThat(track.limitHours()).isEqualTo(40);
    assertThat(track.spans())
        .extracting(Span::stage)
        .containsExactly("preparation", "customs", "inspection_wait");
    assertThat(track.spans().get(2).startMillis()).isEqualTo(hours(11).toEpochMilli());
    assertThat(track.spans().get(2).endMillis()).isNull();
    assertThat(track.portName().en()).contains("Dayaowan");
  }

  @Test
  void theSpansOfAReleasedOneAddUpToItsClearance() {
    declaration(DeclarationPhase.ARRIVED, 0);
    declaration(DeclarationPhase.DECLARED, 3);
    inspection(InspectionPhase.ORDERED, 5);
    inspection(InspectionPhase.STARTED, 9);
    inspection(InspectionPhase.FINISHED, 10);
    release(ReleasePhase.RELEASED, 14);
    release(ReleasePhase.COLLECTED, 20);

    Track.Declaration track = track(100);

    assertThat(track.status()).isEqualTo(Status.HANDED_OVER);
    assertThat(track.customsHours()).isEqualTo(14);
    assertThat(track.logisticsHours()).isEqualTo(20);
    assertThat(track.ageHours()).isNull();
    assertThat(track.spans())
        .extracting(Span::stage, span -> (span.endMillis() - span.startMillis()) / 3_600_000)
        .containsExactly(
            tuple("preparation", 3L),
            tuple("customs", 2L),
            tuple("inspection_wait", 4L),
            tuple("inspection", 1L),
            tuple("customs", 4L),
            tuple("handover", 6L));
  }

  @Test
  void aRepeatedPhaseIsToldOnce() {
    declaration(DeclarationPhase.ARRIVED, 0);
    declaration(DeclarationPhase.ARRIVED, 1);
    declaration(DeclarationPhase.DECLARED, 3);

    assertThat(track(4).steps()).extracting(Step::phase).containsExactly("ARRIVED", "DECLARED");
  }

  @Test
  void oneOfWhichOnlyTheReleaseIsKnownIsStillTold() {
    release(ReleasePhase.RELEASED, 3);

    Track.Declaration track = track(4);

    assertThat(track.status()).isEqualTo(Status.RELEASED);
    assertThat(track.direction()).isNull();
    assertThat(track.customsHours()).isNull();
    assertThat(track.spans()).isEmpty();
  }

  @Test
  void oneThatIsDeclaredInAdvanceIsExpected() {
    declaration(DeclarationPhase.DECLARED, 0);

    assertThat(track(1).status()).isEqualTo(Status.EXPECTED);
    assertThat(track(1).spans()).isEmpty();
  }

  @Test
  void aLimitOfAStageThatHasPassedIsToldUntilItMoves() {
    declaration(DeclarationPhase.ARRIVED, 0);
    declaration(DeclarationPhase.DECLARED, 1);

    assertThat(track(1).stuck()).isEmpty();
    assertThat(track(24 * 60).stuck()).isNotEmpty();
    release(ReleasePhase.RELEASED, 24 * 59);
    release(ReleasePhase.COLLECTED, 24 * 59);
    assertThat(track(24 * 60).stuck()).isEmpty();
  }
}
