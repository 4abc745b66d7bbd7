package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedRegistryTest {
  private static final String PORTS =
      """
      cities:
        - id: xiamen
          name: {en: Xiamen, zh: 厦门}
      ports:
        - id: xiamen-haicang
          city: xiamen
          name: {en: Haicang, zh: 海沧}
          customsDistrict: {en: Xiamen Customs, zh: 厦门海关}
          transports: [SEA]
          gateHours:
            monday-sunday: 00:00-24:00
            holiday: 00:00-24:00
          inspectionHours:
            monday-friday: 08:30-12:00, 13:00-17:00
      """;

  private static final String REFERENCES =
      """
      references:
        - id: import
          metric: clearance_customs
          scope: {direction: IMPORT}
          value: 32.02
          unit: hours
          period: 2022
          source: {en: Customs, zh: 海关}
          backlog: true
        - id: export
          metric: clearance_customs
          scope: {direction: EXPORT}
          value: 1.03
          unit: hours
          period: 2022-01/2022-08
          source: {en: Customs, zh: 海关}
          backlog: true
          weak: true
      """;

  @TempDir Path folder;

  @Test
  void aRegistryOfOnesOwnIsRead() throws IOException {
    Port port = PortRegistry.load(write("ports.yaml", PORTS)).port("xiamen-haicang");
    assertThat(port.inspectionHours().on(DayOfWeek.FRIDAY)).hasSize(2);
    assertThat(port.inspectionHours().on(DayOfWeek.SATURDAY)).isEmpty();
    assertThat(port.inspectionHours().onHoliday()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          city: xiamen              | city: amoy                | 6  | unknown city amoy (one of xiamen)
          transports: [SEA]         | transports: [SEA, CANAL]  | 9  | unknown entry of transports: CANAL (one of SEA, AIR, ROAD, RAIL, POST)
          transports: [SEA]         | transports: []            | 9  | transports names nothing (name at least one)
          monday-friday: 08:30-12:00, 13:00-17:00 | weekdays: 08:30-12:00       | 14 | unknown day weekdays (holiday, a weekday, or two as monday-friday,
          monday-friday: 08:30-12:00, 13:00-17:00 | friday-monday: 08:30-12:00  | 14 | unknown day friday-monday (
          monday-friday: 08:30-12:00, 13:00-17:00 | monday: 8-12                | 14 | monday is 8-12 (give times as 08:30-12:00, 13:30-17:30)
          monday-friday: 08:30-12:00, 13:00-17:00 | monday: 08:60-12:00         | 14 | monday is 08:60-12:00 (give
          monday-friday: 08:30-12:00, 13:00-17:00 | monday: 22:00-06:00         | 14 | monday is 22:00-06:00 (give
          monday-friday: 08:30-12:00, 13:00-17:00 | monday: 08:30-24:30         | 14 | monday is 08:30-24:30 (give
          monday-friday: 08:30-12:00, 13:00-17:00 | monday: 13:00-17:00, 08:30-12:00 | 13 | ranges of a day overlap or are not ascending (correct the times)
          monday-friday: 08:30-12:00, 13:00-17:00 | holiday: 08:30-12:00        | 13 | opening hours without an open weekday (correct the times)
          holiday: 00:00-24:00      | sunday: 00:00-24:00       | 12 | SUNDAY is given twice (keep one)
          gateHours:                | gate:                     | 10 | unknown key gate (known here are id, city,
          """)
  void aWrongRegistryIsRefusedWithTheLine(String right, String wrong, int line, String message)
      throws IOException {
    Path file = write("ports.yaml", PORTS.replace(right + '\n', wrong + '\n'));
    assertThatThrownBy(() -> PortRegistry.load(file))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining(file + ":" + line + ": " + message);
  }

  @Test
  void aPortThatIsGivenTwiceIsRefused() throws IOException {
    String second = PORTS.substring(PORTS.indexOf("  - id: xiamen-haicang"));
    Path file = write("ports.yaml", PORTS + second);
    assertThatThrownBy(() -> PortRegistry.load(file))
        .hasMessage(file + ":15: the id xiamen-haicang is given twice (choose another)");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metric: clearance_customs | metric: paperless         | 3 | unknown metric paperless (one of clearance_customs,
          unit: hours               | unit: working_days        | 6 | clearance_customs is not in this unit (correct unit or metric)
          period: 2022              | period: spring            | 7 | period is spring (give 2017, 2019-12 or 2018-01/2018-08)
          - id: export              | - id: import              | 10 | import is taken by
          backlog: true             | backlog: yes              | 9 | backlog is yes (give true or false)
          backlog: true             | weak: false               | 1 | 0 references of IMPORT are marked backlog (mark one: a whole
          scope: {direction: EXPORT} | scope: {direction: IMPORT} | 1 | 2 references of IMPORT are marked backlog
          scope: {direction: IMPORT} | scope: {city: dalian, direction: IMPORT} | 1 | 0 references of IMPORT are marked backlog
          """)
  void wrongReferencesAreRefusedWithTheLine(String right, String wrong, int line, String message)
      throws IOException {
    Files.copy(Path.of("documents/shenzhen-2022.yaml"), folder.resolve("shenzhen-2022.yaml"));
    Path file =
        write("references.yaml", REFERENCES.replaceFirst("\\Q" + right + "\\E(?=\n)", wrong));
    assertThatThrownBy(() -> Catalogue.load(folder))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining(file + ":" + line + ": " + message);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
