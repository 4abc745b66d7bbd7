package io.clearwatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.Events;
import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.Replayed;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedRunTest {
  private static final long HOUR = 3_600_000L;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Ticks TICKS =
      Ticks.every(Duration.ofHours(3), START, START + 40 * 24 * HOUR);

  @Test
  void orderAndThreadsHaveNoInfluence() throws Exception {
    List<SpecificRecordBase> events = events();
    Replayed once = Replayed.of(events, TICKS);

    Collections.shuffle(events, new Random(1));
    events.addAll(events.subList(0, 50));
    Replayed again =
        Replayed.of(
            run -> events.parallelStream().forEach(event -> run.accept(EventType.of(event), event)),
            TICKS,
            3,
            Job.ALL);

    assertThat(again.files()).isEqualTo(once.files());
    assertThat(again.points()).hasSameSizeAs(once.points());
    assertThat(new HashSet<>(again.points()).equals(new HashSet<>(once.points()))).isTrue();
  }

  @Test
  void everyFileHasItsHeaderAndSortedRows() throws Exception {
    Replayed replayed = Replayed.of(events(), TICKS);

    for (CsvTable<?> table : CsvTables.ALL) {
      assertThat(replayed.files().get(table.file()))
          .startsWith(String.join(",", table.columns()) + "\n");
      assertThat(replayed.rows(table.file())).as(table.file()).isSorted();
    }
    assertThat(replayed.rows("clearances.csv")).hasSize(60);
    assertThat(replayed.rows("rolling.csv")).hasSizeGreaterThan(1000);
    assertThat(replayed.rows("share.csv")).hasSizeGreaterThan(1000);
    assertThat(replayed.rows("compliance.csv")).hasSizeGreaterThan(1000);
  }

  @Test
  void aWeekLongPauseEmptiesTheShortWindowsAndNotTheLongOne() throws Exception {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (long day : new long[] {0, 9}) {
      long arrived = START + day * 24 * HOUR;
      String id = "D" + day;
      events.add(Events.declaration(id, DeclarationPhase.ARRIVED, arrived));
      events.add(Events.declaration(id, DeclarationPhase.DECLARED, arrived + 1));
      events.add(Events.release(id, ReleasePhase.RELEASED, arrived + (day + 1) * HOUR));
    }
    Replayed replayed =
        Replayed.of(events, Ticks.every(Duration.ofDays(1), START, START + 11 * 24 * HOUR));

    assertThat(
            replayed.rows("rolling.csv").stream()
                .filter(row -> row.startsWith("clearance_customs,"))
                .filter(row -> row.contains("Z,dalian,all,IMPORT,all,all,all,all,all,"))
                .map(row -> row.split(","))
                .map(row -> row[1] + " " + row[2].substring(8, 10) + " " + row[13] + " " + row[14]))
        .containsExactly(
            "24h 03 1 1",
            "24h 12 1 10",
            "30d 03 1 1",
            "30d 04 1 1",
            "30d 05 1 1",
            "30d 06 1 1",
            "30d 07 1 1",
            "30d 08 1 1",
            "30d 09 1 1",
            "30d 10 1 1",
            "30d 11 1 1",
            "30d 12 2 5.500000000",
            "30d 13 2 5.500000000",
            "7d 03 1 1",
            "7d 04 1 1",
            "7d 05 1 1",
            "7d 06 1 1",
            "7d 07 1 1",
            "7d 08 1 1",
            "7d 09 1 1",
            "7d 12 1 10",
            "7d 13 1 10");
  }

  @Test
  void nothingHasItsNameWhereAPointCannotBeStored(@TempDir Path folder) throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    Path results = Files.createDirectory(folder.resolve("results"));
    BoundedRun run = new BoundedRun(work, 2);
    events().forEach(event -> run.accept(EventType.of(event), event));

    assertThatThrownBy(
            () ->
                run.finish(
                    JobSettings.replay(TICKS, Catalogue.builtIn(), PortRegistry.builtIn()),
                    results,
                    point -> {
                      throw new UncheckedIOException(new IOException("the store is away"));
                    },
                    (step, done) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("the store is away");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void repeatedEventsAreCounted(@TempDir Path folder) {
    BoundedRun run = new BoundedRun(folder, 1);
    List<SpecificRecordBase> events = events();
    events.addAll(events.subList(3, 10));
    events.forEach(event -> run.accept(EventType.of(event), event));

    assertThat(run.repeatedEvents()).isEqualTo(7);
  }

  private static List<SpecificRecordBase> events() {
    List<SpecificRecordBase> events = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 60; i++) {
      String id = "D" + i;
      long arrived = START + random.nextInt(30 * 24) * HOUR + random.nextInt(1000);
      events.add(Events.declaration(id, DeclarationPhase.ARRIVED, arrived));
      events.add(Events.declaration(id, DeclarationPhase.DECLARED, arrived - HOUR));
      long released = arrived + random.nextInt(8 * 24) * HOUR;
      events.add(Events.release(id, ReleasePhase.RELEASED, released));
      events.add(Events.release(id, ReleasePhase.COLLECTED, released + HOUR));
      String refund = "R" + i;
      events.add(Events.refund(refund, RefundPhase.ACCEPTED, arrived));
      events.add(Events.refund(refund, RefundPhase.APPROVED, released));
    }
    return events;
  }
}
