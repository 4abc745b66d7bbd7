package io.clearwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearwatch.oracle.Agreement;
import io.clearwatch.standalone.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command on synthetic events, with all the noise that these have. */
@Timeout(180)
class ReplayIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> STEMS =
      List.of("declarations", "releases", "inspections", "refunds");
  private static final String TWO_DAYS =
      "generate --from 2026-03-02T16:00:00Z --to 2026-03-04T16:00:00Z --seed 7 --rate 0.2"
          + " --format jsonl,csv,avro --out";

  private static final Map<String, String> HEADERS = headers();

  /** Two days of events in three formats, each in a folder of its name. */
  @TempDir private static Path events;

  /** Results of those that are JSON lines, every half an hour. */
  @TempDir private static Path results;

  @TempDir private Path folder;

  @BeforeAll
  static void replayTwoDays() throws IOException {
    CommandRun.succeeding(TWO_DAYS, events);
    for (String format : List.of("jsonl", "csv", "avro")) {
      Files.createDirectory(events.resolve(format));
      for (String stem : STEMS) {
        Path file = events.resolve(stem + '.' + format);
        Files.move(file, events.resolve(format).resolve(file.getFileName()));
      }
    }
    replay("--every 30m", events.resolve("jsonl"), results);
  }

  @Test
  void everyHalfHourAgreesWithBruteForce() throws Exception {
    Agreement.check(events.resolve("jsonl"), results, Duration.ofMinutes(30));
  }

  @Test
  void aDisturbedWeekAgreesWithBruteForce() throws Exception {
    Path week = folder.resolve("events");
    CommandRun.succeeding(
        "generate --from 2026-03-02 --to 2026-03-07 --seed 7 --rate 0.3"
            + " --scenario scanner-outage --out",
        week);
    replay("--every 1h", week, folder.resolve("results"));

    Agreement.check(week, folder.resolve("results"), Duration.ofHours(1));
  }

  @Test
  void theFormatHasNoInfluence() throws Exception {
    for (String format : List.of("csv", "avro")) {
      Path ofFormat = folder.resolve(format);
      replay("--every 30m", events.resolve(format), ofFormat);

      assertSameResults(ofFormat);
      assertThat(summaryWithoutTimes(ofFormat)).isEqualTo(summaryWithoutTimes(results));
    }
  }

  @Test
  void orderPartsAndRedeliveriesHaveNoInfluence() throws Exception {
    Path untidy = Files.createDirectory(folder.resolve("untidy"));
    Random random = new Random(7);
    long added = 0;
    for (String stem : STEMS) {
      List<String> tidy = lines(stem);
      List<String> lines = new ArrayList<>(tidy);
      for (int i = 0; i < tidy.size() / 10; i++) {
        lines.add(tidy.get(random.nextInt(tidy.size())));
        added++;
      }
      Collections.shuffle(lines, random);
      int half = lines.size() / 2;
      Files.write(untidy.resolve(stem + "-1.jsonl"), lines.subList(0, half));
      Files.write(untidy.resolve(stem + "-2.jsonl"), lines.subList(half, lines.size()));
    }

    replay("--every 30m", untidy, folder.resolve("results"));

    assertSameResults(folder.resolve("results"));
    assertThat(summary(folder.resolve("results")).path("duplicates").asLong())
        .isEqualTo(summary(results).path("duplicates").asLong() + added);
  }

  @Test
  void fromAndToGiveTheFiguresThatStoodThen() throws Exception {
    Instant from = Instant.parse("2026-03-03T10:00:00Z");
    Instant to = Instant.parse("2026-03-04T02:00:00Z");
    Path before = Files.createDirectory(folder.resolve("before"));
    for (String stem : STEMS) {
      Files.write(
          before.resolve(stem + ".jsonl"),
          lines(stem).stream().filter(line -> time(line).isBefore(to)).toList());
    }
    Path asOfThen = folder.resolve("as-of-then");
    Path expected = folder.resolve("expected");

    replay("--every 30m --from " + from + " --to " + to, events.resolve("jsonl"), asOfThen);
    replay("--every 30m", before, expected);

    for (String name : List.of("clearances.csv", "inspections.csv", "refunds.csv")) {
      assertThat(asOfThen.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
    for (String name : List.of("rolling.csv", "share.csv", "backlog.csv", "compliance.csv")) {
      assertThat(Files.readAllLines(asOfThen.resolve(name)))
          .as(name)
          .isEqualTo(rowsFrom(from, expected.resolve(name)))
          .hasSizeGreaterThan(100);
    }
  }

  @Test
  void everyPromisedFileIsThere() throws Exception {
    try (Stream<Path> files = Files.list(results)) {
      Set<String> names = new HashSet<>(HEADERS.keySet());
      names.addAll(List.of("rejected.jsonl", "summary.json"));
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      try (Stream<String> lines = Files.lines(results.resolve(header.getKey()))) {
        assertThat(lines.findFirst()).as(header.getKey()).hasValue(header.getValue());
      }
    }
    assertThat(results.resolve("rejected.jsonl")).isEmptyFile();
  }

  @Test
  void refundsOfAYearWhoseHolidaysAreNotKnownAreTold() throws Exception {
    Path future = Files.createDirectory(folder.resolve("future"));
    List<String> lines = new ArrayList<>();
    for (String phase : List.of("ACCEPTED", "APPROVED", "PAID")) {
      for (String id : List.of("R1", "R2")) {
        lines.add(
            ("{\"eventId\":\"%s%s\",\"eventTime\":\"2100-03-0%dT02:00:00Z\",\"phase\":\"%s\","
                    + "\"refundId\":\"%s\",\"city\":\"dalian\",\"exporter\":\"E\","
                    + "\"exporterClass\":\"CLASS_1\",\"amountFen\":1,\"paperless\":true}")
                .formatted(id, phase, lines.size() + 1, phase, id));
      }
    }
    Files.write(future.resolve("refunds.jsonl"), lines);

    CommandRun run =
        CommandRun.succeeding(
            "replay --every 24h --events", future, "--out", folder.resolve("future-results"));

    assertThat(run.out()).contains("2 refunds have no working days, as the holidays of their year");
    assertThat(
            summary(folder.resolve("future-results")).path("refunds_without_working_days").asLong())
        .isEqualTo(2);
    assertThat(summary(results).path("refunds_without_working_days").asLong()).isZero();
  }

  @Test
  void theSummaryCounts() throws Exception {
    JsonNode summary = summary(results);

    long total = 0;
    long duplicates = 0;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (String stem : STEMS) {
      List<String> lines = lines(stem);
      assertThat(summary.path("events").path(stem).asLong()).as(stem).isEqualTo(lines.size());
      Set<String> ids = new HashSet<>();
      for (String line : lines) {
        ids.add(JSON.readTree(line).path("eventId").asText());
        Instant time = time(line);
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
      }
      total += lines.size();
      duplicates += lines.size() - ids.size();
    }
    assertThat(duplicates).isPositive();
    assertThat(summary.path("duplicates").asLong()).isEqualTo(duplicates);
    assertThat(Instant.parse(summary.path("first_event").asText())).isEqualTo(first);
    assertThat(Instant.parse(summary.path("last_event").asText())).isEqualTo(last);
    assertThat(summary.path("rejected").isObject()).isTrue();
    assertThat(summary.path("rejected")).isEmpty();
    for (String file : HEADERS.keySet()) {
      String kind = file.substring(0, file.indexOf('.'));
      assertThat(summary.path("results").path(kind).asLong(-1))
          .as(file)
          .isEqualTo(Files.readAllLines(results.resolve(file)).size() - 1);
    }
    double seconds = summary.path("wall_seconds").asDouble();
    assertThat(seconds).isPositive();
    assertThat(summary.path("events_per_second").asDouble() * seconds)
        .isBetween(total - 0.5, total + 0.5);
  }

  private static void replay(String options, Path from, Path to) {
    CommandRun.succeeding("replay " + options + " --events", from, "--out", to);
  }

  private static void assertSameResults(Path other) {
    for (String name : HEADERS.keySet()) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(results.resolve(name));
    }
    assertThat(other.resolve("rejected.jsonl")).isEmptyFile();
  }

  private static List<String> lines(String stem) throws IOException {
    return Files.readAllLines(events.resolve("jsonl").resolve(stem + ".jsonl"));
  }

  private static Instant time(String line) {
    try {
      return Instant.parse(JSON.readTree(line).path("eventTime").asText());
    } catch (IOException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  /** Header and those rows whose time is not before a tick. */
  private static List<String> rowsFrom(Instant from, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int column = Arrays.asList(lines.get(0).split(",")).indexOf("time");
    List<String> kept = new ArrayList<>(lines.subList(0, 1));
    lines.stream()
        .skip(1)
        .filter(line -> !Instant.parse(line.split(",")[column]).isBefore(from))
        .forEach(kept::add);
    return kept;
  }

  private static JsonNode summary(Path results) throws IOException {
    return JSON.readTree(results.resolve("summary.json").toFile());
  }

  private static JsonNode summaryWithoutTimes(Path results) throws IOException {
    return ((ObjectNode) summary(results)).without(List.of("wall_seconds", "events_per_second"));
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "clearances.csv",
        "declaration_id,city,port,direction,transport,filing,handling,commodity,trader_class,"
            + "inspected,arrived,declared,released,handed_over,customs_hours,signed_hours,"
            + "logistics_hours,preparation_hours,inspection_wait_hours,inspection_hours,"
            + "customs_stage_hours,handover_hours");
    headers.put(
        "inspections.csv",
        "inspection_id,declaration_id,city,port,direction,kind,commodity,ordered,requested,"
            + "confirmed,started,finished,outcome,appointment_hours,inspection_wait_hours,"
            + "inspection_duration_hours,inspection_total_hours");
    headers.put(
        "refunds.csv",
        "refund_id,city,exporter_class,accepted,approved,paid,normal,approval_working_days,"
            + "payment_working_days");
    headers.put(
        "rolling.csv",
        "metric,window,time,city,port,direction,transport,filing,commodity,trader_class,"
            + "inspected,kind,exporter_class,count,mean,p50,p90,p95,p99");
    headers.put(
        "share.csv", "indicator,window,time,city,port,direction,numerator,denominator,share");
    headers.put(
        "backlog.csv",
        "time,city,port,direction,open,overdue,oldest_hours,band_0,band_1,band_2,band_3");
    headers.put("compliance.csv", "target,window,time,city,direction,value,limit,ratio,state");
    headers.put(
        "alerts.csv", "alert_id,kind,target,subject,city,port,direction,state,time,value,limit");
    return headers;
  }
}
