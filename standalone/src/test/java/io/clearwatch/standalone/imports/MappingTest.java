package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.YamlFile;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.wire.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in a mapping is told with its line, its key and what is allowed. */
class MappingTest {
  private static final String RIGHT =
      """
      times: [yyyy-MM-dd HH:mm]
      fields:
        declarationId: No
        direction: {column: Way, codes: {I: IMPORT, E: EXPORT}}
        port: {constant: dalian-dayaowan}
        transport: {constant: SEA}
      events:
        - {type: declarations, phase: ARRIVED, time: Arrived}
        - {type: releases, phase: RELEASED, time: {date: Day, clock: Hour}}
      """;

  @Test
  void itsColumnsAndTypesAreKnown() {
    Mapping mapping = read(RIGHT);

    assertThat(mapping.columns()).containsExactlyInAnyOrder("No", "Way", "Arrived", "Day", "Hour");
    assertThat(mapping.types()).containsExactly(EventType.DECLARATIONS, EventType.RELEASES);
  }

  @Test
  void anUnknownKeyIsTold() {
    assertWrong("times:", "tims:", "m.yaml:1: unknown key tims (known here are ");
    assertWrong("{constant: SEA}", "{constnt: SEA}", "m.yaml:6: transport has no source (give one");
    assertWrong("time: Arrived", "tme: Arrived", "m.yaml:8: unknown key tme (known here are ");
  }

  @Test
  void aMissingKeyIsTold() {
    assertWrong("times: [yyyy-MM-dd HH:mm]\n", "", "m.yaml:1: the key times is missing (add it, ");
    assertWrong("time: Arrived", "fields: {}", "m.yaml:8: the key time is missing (add it, ");
    assertWrong(
        "  transport: {constant: SEA}\n",
        "",
        "m.yaml:7: declarations need the field transport (add it to the fields here, ");
  }

  @Test
  void aWrongValueIsToldWithWhatIsAllowed() {
    assertWrong("type: releases", "type: release", "m.yaml:9: unknown type release (one of decl");
    assertWrong(
        "ARRIVED", "LANDED", "m.yaml:8: phase cannot be LANDED (one of ARRIVED, DECLARED, DUTY_");
    assertWrong("E: EXPORT", "E: OUT", "m.yaml:4: direction cannot be OUT (one of IMPORT, EXPORT)");
    assertWrong("SEA}", "SHIP}", "m.yaml:6: transport cannot be SHIP (one of SEA, AIR, ROAD, ");
    assertWrong("dalian-dayaowan", "atlantis", "m.yaml:5: port 'atlantis' is not in the port reg");
    assertWrong("yyyy-MM-dd HH:mm", "yyyy-QX", "m.yaml:1: yyyy-QX is no pattern of times");
    assertWrong("yyyy-MM-dd HH:mm", "HH:mm", "m.yaml:1: HH:mm is no pattern of times");
    assertWrong("fields:", "charset: GBKK\nfields:", "m.yaml:2: charset is GBKK (give a name of");
    assertWrong("fields:", "timezone: Moon\nfields:", "m.yaml:2: timezone is Moon (give a zone");
    assertWrong("fields:", "delimiter: ab\nfields:", "m.yaml:2: delimiter is ab (give a single");
    assertWrong("{I: IMPORT, E: EXPORT}", "ways", "m.yaml:4: unknown code list ways (give a code");
  }

  @Test
  void anUnknownFieldIsTold() {
    assertWrong("transport:", "transports:", "m.yaml:6: unknown field transports (one of eventId");
  }

  @Test
  void aFieldWithTwoSourcesIsTold() {
    assertWrong(
        "{constant: SEA}",
        "{constant: SEA, column: By}",
        "m.yaml:6: transport has more than one source (give one of column, ");
  }

  @Test
  void oneIdForAllMilestonesOfARowIsRefused() {
    assertWrong(
        "declarationId: No",
        "declarationId: No\n  eventId: Id",
        "m.yaml:4: one eventId for all events of a row (leave it out ");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertWrong("fields:", "fields: [", "m.yaml:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/data.md", "README.md", "README.zh.md"})
  void theMappingsOfTheDocumentationAreRight(String file) throws Exception {
    List<String> mappings =
        Pattern.compile("```yaml\n(charset: .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..").resolve(file)))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(mappings).hasSize(1);
    assertThat(read(mappings.get(0)).types())
        .containsExactly(EventType.DECLARATIONS, EventType.RELEASES);
  }

  @Test
  void theMappingOfTheHelpIsRight() {
    String help = CommandRun.succeeding("import --help").out();
    String mapping = help.substring(help.indexOf("  charset: "), help.indexOf("docs/data.md"));

    assertThat(read(mapping.stripIndent()).types())
        .containsExactly(EventType.DECLARATIONS, EventType.RELEASES);
  }

  private static void assertWrong(String right, String wrong, String message) {
    assertThat(RIGHT).contains(right);
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> read(RIGHT.replace(right, wrong)))
        .satisfies(e -> assertThat(e.problems()).anyMatch(line -> line.startsWith(message)));
  }

  private static Mapping read(String text) {
    return Mapping.read(new YamlFile("m.yaml", text), WorldEvents.checks());
  }
}
