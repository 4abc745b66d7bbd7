package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldDeterminismTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(3));
  private static final WorldSettings SETTINGS = WorldSettings.normal(7, FROM, TO).withRate(0.1);

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesInEveryFormat() throws IOException {
    EventFiles.write(
        SETTINGS, folder.resolve("a"), EnumSet.allOf(EventFormat.class), Progress.NONE);
    EventFiles.write(
        SETTINGS, folder.resolve("b"), EnumSet.allOf(EventFormat.class), Progress.NONE);

    Map<String, byte[]> first = bytes(folder.resolve("a"));
    Map<String, byte[]> second = bytes(folder.resolve("b"));
    assertThat(first).hasSize(EventType.values().length * EventFormat.values().length);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void anotherSeedGivesAnotherWorld() {
    WorldSettings other = WorldSettings.normal(8, FROM, TO).withRate(0.1);

    assertThat(events(other)).isNotEqualTo(events(SETTINGS));
  }

  @Test
  void aPortIsTheSameWhateverPortsOfOtherCitiesThereAre() {
    List<String> qingdao = List.of("qingdao-qianwan", "qingdao-jiaodong-airport");
    List<String> more = new ArrayList<>(qingdao);
    more.add("dalian-dayaowan");

    List<String> alone = events(SETTINGS.withPorts(qingdao));
    List<String> together = events(SETTINGS.withPorts(more));

    assertThat(together).containsAll(alone);
  }

  @Test
  void deliveriesComeInOrderAndEventsLieInTheRange() {
    World world = new World(SETTINGS);
    long last = Long.MIN_VALUE;
    while (world.hasNext()) {
      Delivery delivery = world.next();
      assertThat(delivery.deliverAtMillis()).isGreaterThanOrEqualTo(last);
      last = delivery.deliverAtMillis();
      long time = EventType.of(delivery.event()).timeMillisOf(delivery.event());
      assertThat(time).isBetween(FROM.toEpochMilli(), TO.toEpochMilli() - 1);
    }
  }

  @Test
  void worldsThatFollowOneAnotherNeverShareAnId() {
    Set<String> first = ids(SETTINGS);
    Set<String> second =
        ids(WorldSettings.normal(7, TO, TO.plus(Duration.ofDays(2))).withRate(0.1));

    assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
  }

  @Test
  void anEndlessWorldBeginsLikeABoundedOne() {
    World endless = new World(WorldSettings.normal(7, FROM, null).withRate(0.1));
    World bounded = new World(SETTINGS);

    for (int i = 0; i < 1_000; i++) {
      assertThat(endless.next()).isEqualTo(bounded.next());
    }
  }

  private static Set<String> ids(WorldSettings settings) {
    Set<String> ids = new HashSet<>();
    new World(settings)
        .forEachRemaining(
            delivery -> ids.add(EventType.of(delivery.event()).keyOf(delivery.event())));
    return ids;
  }

  private static List<String> events(WorldSettings settings) {
    List<String> events = new ArrayList<>();
    new World(settings).forEachRemaining(delivery -> events.add(delivery.event().toString()));
    return events;
  }

  private static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            try {
              bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return bytes;
  }
}
