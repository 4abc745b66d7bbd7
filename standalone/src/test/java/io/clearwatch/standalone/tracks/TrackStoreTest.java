package io.clearwatch.standalone.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.tracks.TrackStore.Stored;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of declarations, and for how long. */
class TrackStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  @TempDir Path folder;
  private TrackStore store;

  @BeforeEach
  void open() {
    store = TrackStore.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void release(String declaration, String eventId, Instant time) {
    ReleaseEvent event =
        ReleaseEvent.newBuilder()
            .setEventId(eventId)
            .setEventTime(time)
            .setPhase(ReleasePhase.RELEASED)
            .setDeclarationId(declaration)
            .setPort("shenzhen-yantian")
            .build();
    store.put(EventType.RELEASES, event, eventId.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> events(String declaration) {
    return store.eventsOf(declaration).stream()
        .map(Stored::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void twoDeclarationsOfTheSameMillisecondStandBesideEachOther() {
    release("A", "a", NOON);
    release("B", "b", NOON);

    assertThat(events("A")).containsExactly("a");
    assertThat(events("B")).containsExactly("b");
  }

  @Test
  void twoEventsOfTheSameMillisecondStandBesideEachOtherAndARepeatedOneDoesNot() {
    release("A", "one", NOON);
    release("A", "two", NOON);
    release("A", "one", NOON);

    assertThat(events("A")).containsExactly("one", "two");
  }

  @Test
  void eventsComeInTheOrderOfTimeAcrossWeeks() {
    release("A", "last", NOON.plus(Duration.ofDays(20)));
    release("A", "first", NOON);
    release("A", "second", NOON.plusSeconds(1));

    assertThat(events("A")).containsExactly("first", "second", "last");
  }

  @Test
  void anIdThatBeginsLikeAnotherIsAnotherOne() {
    release("A", "a", NOON);
    release("A1", "a1", NOON);

    assertThat(events("A")).containsExactly("a");
    assertThat(events("")).isEmpty();
    assertThat(events("A%' OR 1=1")).isEmpty();
  }

  @Test
  void anInspectionLeadsToItsDeclaration() {
    InspectionEvent event =
        InspectionEvent.newBuilder()
            .setEventId("i")
            .setEventTime(NOON)
            .setPhase(InspectionPhase.ORDERED)
            .setInspectionId("X-1")
            .setDeclarationId("A")
            .setPort("shenzhen-yantian")
            .setDirection(Direction.IMPORT)
            .setKind(InspectionKind.SCAN)
            .build();
    store.put(EventType.INSPECTIONS, event, new byte[] {'i'});

    assertThat(store.declarationOf("X-1")).isEqualTo("A");
    assertThat(store.declarationOf("X-2")).isNull();
    assertThat(events("A")).containsExactly("i");
  }

  @Test
  void whatIsOlderThan90DaysGoesAndTheFileHoldsNoMoreOfIt() {
    release("old", "old", NOON);
    release("young", "young", NOON.plus(Duration.ofDays(60)));
    release("new", "new", NOON.plus(TrackStore.KEPT).plus(Duration.ofDays(7)));
    release("late", "late", NOON);

    assertThat(events("old")).isEmpty();
    assertThat(events("late")).isEmpty();
    assertThat(events("young")).containsExactly("young");
  }

  @Test
  void everythingIsThereAfterARestart() {
    release("A", "a", NOON);
    store.read("topic:0", 17);
    close();
    open();

    assertThat(events("A")).containsExactly("a");
    assertThat(store.position("topic:0")).isEqualTo(17);
    assertThat(store.position("topic:1")).isNull();
    assertThat(store.newestMillis()).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void aFolderInUseAndASpoiledFileAreToldClearly() throws Exception {
    assertThatThrownBy(() -> TrackStore.open(folder))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot be opened");
    Path spoiled = Files.createDirectory(folder.resolve("spoiled"));
    Files.writeString(spoiled.resolve("declarations.mv"), "x".repeat(20_000));
    assertThatThrownBy(() -> TrackStore.open(spoiled))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("remove the file");
  }
}
