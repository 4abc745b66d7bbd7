package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.seeds.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What the rules of a mapping make of one row. */
class RowEventsTest {
  private static final String RELEASES =
      """
      times: [yyyy-MM-dd HH:mm]
      fields: {declarationId: {template: "{Office}/{No}"}, port: {constant: dalian-dayaowan}}
      events:
        - type: releases
          phase: {column: Step, codes: {free: RELEASED, out: COLLECTED, printed: none}}
          time: {date: Day, clock: Hour}
      """;

  private static final String REFUNDS =
      """
      times: [iso]
      fields:
        eventId: {template: "{No}.{Step}"}
        refundId: No
        city: {constant: dalian}
        exporter: {constant: E1}
        exporterClass: {constant: CLASS_1}
        amountFen: {column: Amount, unit: yuan}
        paperless: {column: Paperless, codes: {Y: true, "": false}}
      events:
        - {type: refunds, phase: {column: Step}, time: Time}
      """;

  @Test
  void aTemplatePutsColumnsTogether() {
    assertThat(
            events(
                RELEASES,
                "Office",
                "0908",
                "No",
                "17",
                "Step",
                "free",
                "Day",
                "2026-03-01",
                "Hour",
                "08:15"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("declarationId")).isEqualTo("0908/17");
              assertThat(event.get("eventTime")).hasToString("2026-03-01T00:15:00Z");
              assertThat(event.get("eventId").toString())
                  .matches("0908/17\\.RELEASED\\.[0-9a-f]{12}");
            });
  }

  @Test
  void aTemplateWithAnEmptyColumnIsNoValue() {
    assertThat(
            problems(
                RELEASES,
                "Office",
                "",
                "No",
                "17",
                "Step",
                "free",
                "Day",
                "2026-03-01",
                "Hour",
                "08:15"))
        .containsExactly("Office + No: declarationId is missing");
  }

  @Test
  void aCodeOfThePhaseForNoEventGivesNone() {
    assertThat(events(RELEASES, "Office", "", "No", "", "Step", "printed", "Day", "", "Hour", ""))
        .isEmpty();
  }

  @Test
  void aCodeOfThePhaseThatIsNotListedIsAProblem() {
    assertThat(problems(RELEASES, "Office", "1", "No", "2", "Step", "lost", "Day", "", "Hour", ""))
        .containsExactly("Step: phase: the code 'lost' is not among free, out, printed");
    assertThat(problems(RELEASES, "Office", "1", "No", "2", "Step", "", "Day", "", "Hour", ""))
        .containsExactly("Step: phase is missing");
  }

  @Test
  void aDateWithoutATimeOfDayIsAProblem() {
    assertThat(
            problems(
                RELEASES, "Office", "1", "No", "2", "Step", "out", "Day", "2026-03-01", "Hour", ""))
        .containsExactly("Day + Hour: eventTime: Hour is empty");
  }

  @Test
  void aPhaseInAColumnNeedsItsTime() {
    assertThat(problems(RELEASES, "Office", "1", "No", "2", "Step", "out", "Day", "", "Hour", ""))
        .containsExactly("Day + Hour: eventTime is missing");
  }

  @Test
  void everyProblemOfARowIsTold() {
    assertThat(
            problems(
                REFUNDS,
                "No",
                "",
                "Step",
                "DONE",
                "Time",
                "noon",
                "Amount",
                "1.234",
                "Paperless",
                "N"))
        .hasSize(6);
  }

  @Test
  void anAmountInYuanIsExact() {
    assertThat(amount("12,345.67")).isEqualTo(1_234_567L);
    assertThat(amount("0.1")).isEqualTo(10L);
    assertThat(amount("90071992547409.93")).isEqualTo(9_007_199_254_740_993L);
    assertThat(refundProblems("0.001"))
        .containsExactly("Amount: amountFen '0.001' is not an amount in yuan as 12345.67");
    assertThat(refundProblems("-1")).containsExactly("Amount: amountFen '-100' is negative");
  }

  @Test
  void anEmptyCellMayHaveACode() {
    assertThat(refund("1").get(0).get("paperless")).isEqualTo(false);
    assertThat(refund("1").get(0).get("eventId")).isEqualTo("R1.PAID");
  }

  private static Object amount(String yuan) {
    return refund(yuan).get(0).get("amountFen");
  }

  private static List<SpecificRecordBase> refund(String yuan) {
    return events(
        REFUNDS,
        "No",
        "R1",
        "Step",
        "PAID",
        "Time",
        "2026-03-01T08:15:00Z",
        "Amount",
        yuan,
        "Paperless",
        "");
  }

  private static List<String> refundProblems(String yuan) {
    return problems(
        REFUNDS,
        "No",
        "R1",
        "Step",
        "PAID",
        "Time",
        "2026-03-01T08:15:00Z",
        "Amount",
        yuan,
        "Paperless",
        "");
  }

  private static List<SpecificRecordBase> events(String mapping, String... row) {
    RowEvents events = read(mapping, row);
    assertThat(events.problems()).isEmpty();
    return events.events();
  }

  private static List<String> problems(String mapping, String... row) {
    return read(mapping, row).problems().stream()
        .map(problem -> String.join(" + ", problem.columns()) + ": " + problem.problem().detail())
        .toList();
  }

  /**
   * @param row each column with its text
   */
  private static RowEvents read(String mapping, String... row) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.length; i += 2) {
      columns.put(row[i], i / 2);
      cells.add(row[i + 1]);
    }
    RowEvents events =
        new RowEvents(
            Mapping.read(new YamlFile("m.yaml", mapping), WorldEvents.checks()),
            WorldEvents.checks());
    events.read(new ExportRow(2, String.join(",", cells), columns, cells, Set.of()));
    return events;
  }
}
