package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clearwatch.seeds.Target.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedDocumentTest {
  /** A right document of 36 lines; the cases below name the line that they break. */
  private static final String DOCUMENT =
      """
      id: dalian-2030
      issuer: {en: Port Office, zh: 口岸办}
      date: 2030-04-15
      title: {en: Plan, zh: 方案}
      targets:
        - id: import-fast
          measure: {en: '1', zh: '1'}
          name: {en: Import, zh: 进口}
          metric: clearance_customs
          scope:
            city: dalian
            direction: IMPORT
          statistic: mean
          comparator: below
          limit: 40
          unit: hours
          deadline: 2031-12-31
          note: {en: Note, zh: 说明}
        - id: paperless
          measure: {en: '2', zh: '2'}
          name: {en: Paperless, zh: 无纸化}
          metric: paperless
          scope: {city: dalian}
          statistic: share
          comparator: at_least
          limit: 1
          unit: share
          minimumCount: 5
          note: {en: Note, zh: 说明}
      indicators:
        - measure: {en: '3', zh: '3'}
          promise: {en: Waits, zh: 等待}
          metrics:
            - appointment
            - inspection_wait
          scope: {city: dalian}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("dalian-2030.yaml");
  }

  @Test
  void theDocumentIsRightAsItStands() throws IOException {
    Files.writeString(file, DOCUMENT);
    assertThat(Catalogue.load(file).target("paperless").minimumCount()).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comparator: below           | comparator: under          | 14 | unknown comparator under (one of below, at_most, at_least, above)
          metric: clearance_customs   | metric: clearence          |  9 | unknown metric clearence (one of clearance_customs, clearance_logistics, appointment,
          - appointment               | - apointment               | 34 | unknown entry of metrics: apointment (one of clearance_customs,
          statistic: mean             | statistic: median          | 13 | unknown statistic median (one of mean, p50, p90, p95, p99, share)
          statistic: mean             | statistic: share           | 13 | clearance_customs has no share (one of mean, p50, p90, p95, p99)
          statistic: share            | statistic: p50             | 24 | paperless has no p50 (write share)
          unit: hours                 | unit: working_days         | 16 | clearance_customs is not in working_days (write hours)
          unit: hours                 | unit: minutes              | 16 | unknown unit minutes (one of hours, working_days, share)
          direction: IMPORT           | direction: import          | 12 | unknown direction import (one of IMPORT, EXPORT)
          direction: IMPORT           | way: IMPORT                | 12 | unknown dimension way (one of city, port, direction, transport,
          direction: IMPORT           | transport: SEA             |    |
          city: dalian                | city: dallian              | 11 | unknown city dallian (one of shenzhen, dalian, qingdao, guangzhou)
          city: dalian                | port: qingdao-qianwan      | 10 | clearance_customs is not kept by (port, direction) (it is by (direction), (city, direction),
          direction: IMPORT           | port: qingdao-qianwan      | 12 | port qingdao-qianwan is in qingdao (correct city or port)
          direction: IMPORT           | port: dalian               | 12 | unknown port dalian (one of shenzhen-yantian,
          direction: IMPORT           | kind: SCAN                 | 10 | clearance_customs is not kept by (city, kind) (it is by
          {city: dalian}              | {city: dalian, transport: SEA} | 23 | paperless is not kept by (city, transport) (it is by (direction), (city, direction), (city, port, direction))
          - id: paperless             | - id: import-fast          | 19 | the id import-fast is taken by
          - id: paperless             | - id: No paper             | 19 | id is No paper (give lower-case letters, digits and hyphens)
          limit: 40                   | limit: -40                 | 15 | the limit is -40.0 (give one from 0 on)
          limit: 40                   | limit: forty               | 15 | limit is forty (give a number)
          limit: 40                   | limit: 40d                 | 15 | limit is 40d (give a number)
          limit: 40                   | limit: [40]                | 15 | limit is a list (give a single value)
          limit: 40                   | limit: {hours: 40}         | 15 | limit is a mapping (give a single value)
          limit: 40                   | limit:                     | 15 | limit is empty (give a single value)
          limit: 40                   | limits: 40                 | 15 | unknown key limits (known here are
          limit: 40                   | limits: 40                 |  6 | there is no limit (give either a limit, or a baseline whose factor makes it)
          limit: 1                    | limit: 1.01                | 26 | a share above 1: 1.01 (1 is 100 %)
          limit: 1                    | limit: 100                 | 26 | a share above 1: 100.0 (1 is 100 %)
          deadline: 2031-12-31        | deadline: 2030-04-14       | 17 | the deadline 2030-04-14 is before the target takes effect, 2030-04-14T16:00:00Z (correct
          deadline: 2031-12-31        | deadline: 2031-02-29       | 17 | deadline is 2031-02-29 (give a day as 2022-04-15)
          deadline: 2031-12-31        | effectiveFrom: soon        | 17 | effectiveFrom is soon (give a day as 2022-04-15, or a time as 2022-04-14T16:00:00Z)
          deadline: 2031-12-31        | watched: 12h               | 17 | unknown watched 12h (one of 1h, 24h, 7d, 30d)
          deadline: 2031-12-31        | changes: 38                | 17 | changes is a single value (give a list)
          deadline: 2031-12-31        | changes: [{limit: 38}]     | 17 | the key from is missing (add it)
          deadline: 2031-12-31        | changes: [{from: 2031-01-01}] | 17 | the key limit is missing (add it)
          deadline: 2031-12-31        | changes: [{from: soon, limit: 38}] | 17 | from is soon (give a day as 2022-04-15, or a time as 2022-04-14T16:00:00Z)
          deadline: 2031-12-31        | changes: [{from: 2031-01-01, limit: -1}] | 17 | the limit is -1.0 (give one from 0 on)
          deadline: 2031-12-31        | changes: [{from: 2031-01-01, limit: 38, by: law}] | 17 | unknown key by (known here are from, limit)
          deadline: 2031-12-31        | changes: [{from: 2030-04-15, limit: 38}] | 17 | the change from 2030-04-14T16:00:00Z is not after 2030-04-14T16:00:00Z (give a time after effectiveFrom)
          deadline: 2031-12-31        | changes: [{from: 2031-02-01, limit: 38}, {from: 2031-01-01, limit: 36}] | 17 | the change from 2030-12-31T16:00:00Z is not after 2031-01-31T16:00:00Z (put the changes in the order of time)
          minimumCount: 5             | changes: [{from: 2031-01-01, limit: 2}] | 28 | a share above 1: 2.0 (1 is 100 %)
          minimumCount: 5             | minimumCount: 0            | 28 | minimumCount is 0 (give 1 or more)
          minimumCount: 5             | minimumCount: 2.5          | 28 | minimumCount is 2.5 (give a whole number)
          date: 2030-04-15            | date: April 2030           |  3 | date is April 2030 (give a day, month or year, as 2022-04-15, 2022-04 or 2022)
          date: 2030-04-15            | url: http://example.org    |  6 | the document has no date to take effect from (add effectiveFrom to the target, or date to the document)
          title: {en: Plan, zh: 方案}   | title: {en: Plan}          |  4 | the key zh is missing (add it)
          title: {en: Plan, zh: 方案}   | title: Plan                |  4 | title is a single value (give keys with values)
          title: {en: Plan, zh: 方案}   | heading: Plan              |  1 | the key title is missing (add it)
          unit: share                 | limit: 1                   | 27 | the key limit is given twice (keep one)
          indicators:                 | promises:                  | 30 | unknown key promises (known here are id, date, targets, indicators,
          targets:                    | targets: [none             |    | (correct the YAML)
          """)
  void whatIsWrongIsSaidWithItsLine(String right, String wrong, Integer line, String message)
      throws IOException {
    SeedException refusal = refusal(DOCUMENT.replaceFirst("\\Q" + right + "\\E(?=\n)", wrong));
    if (message == null) {
      assertThat(refusal).isNull();
      return;
    }
    String place = line == null ? file + ":" : file + ":" + line + ": ";
    assertThat(refusal.problems())
        .anySatisfy(problem -> assertThat(problem).startsWith(place).contains(message));
  }

  @Test
  void aLimitAndABaselineTogetherAreRefused() throws IOException {
    String baseline = "limit: 40\n    baseline: {value: 9, factor: 0.5, source: {en: a, zh: b}}";
    assertThat(refusal(DOCUMENT.replace("limit: 40", baseline)).problems())
        .containsExactly(
            file
                + ":15: both limit and baseline are given (give either a limit, or a baseline whose"
                + " factor makes it)");
  }

  @Test
  void aBaselineMakesTheLimit() throws IOException {
    String baseline = "baseline: {value: 9, factor: 0.5, source: {en: a, zh: b}}";
    Files.writeString(file, DOCUMENT.replace("limit: 40", baseline));
    assertThat(Catalogue.load(file).target("import-fast").limit()).isEqualTo(4.5);
  }

  @Test
  void laterLimitsFollowTheFirst() throws IOException {
    String changes =
        """
        limit: 40
            changes:
              - {from: 2031-01-01, limit: 38}
              - {from: 2031-07-01T12:00:00.5Z, limit: 36.5}""";
    Files.writeString(file, DOCUMENT.replace("limit: 40", changes));
    assertThat(Catalogue.load(file).target("import-fast").changes())
        .containsExactly(
            new Change(Instant.parse("2030-12-31T16:00:00Z"), 38),
            new Change(Instant.parse("2031-07-01T12:00:00.500Z"), 36.5));
  }

  @Test
  void everyProblemOfAFileIsReported() throws IOException {
    String wrong =
        DOCUMENT
            .replace("IMPORT", "INWARD")
            .replace("comparator: at_least", "comparator: full")
            .replace("promise:", "promises:");
    assertThat(refusal(wrong).problems())
        .extracting(problem -> problem.substring(file.toString().length()))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith(":12: unknown direction INWARD"),
            problem -> assertThat(problem).startsWith(":25: unknown comparator full"),
            problem -> assertThat(problem).startsWith(":31: the key promise is missing"),
            problem -> assertThat(problem).startsWith(":32: unknown key promises"));
  }

  @Test
  void everyProblemIsOneLineOfTheMessage() throws IOException {
    SeedException refusal = refusal(DOCUMENT.replace("dalian", "dallian"));
    assertThat(refusal.getMessage().lines()).containsExactlyElementsOf(refusal.problems());
  }

  @Test
  void anIdTakenInAnotherFileIsRefused() throws IOException {
    Files.writeString(file, DOCUMENT);
    Path second = folder.resolve("later.yaml");
    Files.writeString(second, DOCUMENT.replace("id: dalian-2030", "id: later"));
    SeedException refusal = catchThrowableOfType(SeedException.class, () -> Catalogue.load(folder));
    assertThat(refusal.problems())
        .contains(
            second + ":6: the id import-fast is taken by " + file + ":6 (choose another)",
            second + ":19: the id paperless is taken by " + file + ":19 (choose another)");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, no keys at the top",
    "'- a', 1, no keys at the top",
    "'id: a\n\u0001', 2, a control character",
    "'id: a\nb: [', 2, (correct the YAML)",
    "'id: a\n\tb: c', 2, (correct the YAML)"
  })
  void whatIsNoDocumentAtAllIsRefused(String content, int line, String message) throws IOException {
    assertThat(refusal(content).problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem).startsWith(file + ":" + line + ": ").contains(message));
  }

  @Test
  void nestingBeyondAllSenseIsRefused() throws IOException {
    assertThat(refusal("id: " + "[".repeat(200) + "]".repeat(200)))
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("Depth");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Files.write(file, new byte[] {'i', 'd', ':', ' ', (byte) 0xff});
    SeedException refusal = catchThrowableOfType(SeedException.class, () -> Catalogue.load(file));
    assertThat(refusal.problems()).isEqualTo(List.of(refusal.getMessage()));
    assertThat(refusal).hasMessageStartingWith(file + ": cannot be read: ");
  }

  private SeedException refusal(String content) throws IOException {
    Files.writeString(file, content);
    return catchThrowableOfType(SeedException.class, () -> Catalogue.load(file));
  }
}
