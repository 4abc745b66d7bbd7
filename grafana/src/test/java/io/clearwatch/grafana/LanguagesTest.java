package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.grafana.GrafanaFolder.DashboardFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards in English and in Chinese: the same, but for the words. */
class LanguagesTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Names of fields whose values are words for people. */
  private static final Set<String> WORDS = Set.of("title", "description", "label", "text", "name");

  /** What is the same in both languages: numbers of a list, names of series and of documents. */
  private static final Pattern SAME_IN_BOTH = Pattern.compile("[a-z0-9_-]*|p9[059]|clearwatch.*");

  static Stream<List<DashboardFile>> pairs() {
    List<DashboardFile> english = GrafanaFolder.dashboards(Language.ENGLISH);
    List<DashboardFile> chinese = GrafanaFolder.dashboards(Language.CHINESE);
    assertThat(chinese)
        .extracting(DashboardFile::name)
        .isEqualTo(english.stream().map(DashboardFile::name).toList());
    return IntStream.range(0, english.size())
        .mapToObj(i -> List.of(english.get(i), chinese.get(i)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void askTheSame(List<DashboardFile> pair) {
    assertThat(statements(pair.get(1))).isNotEmpty().isEqualTo(statements(pair.get(0)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void haveTheSameForm(List<DashboardFile> pair) {
    assertThat(form(pair.get(1).json())).isEqualTo(form(pair.get(0).json()));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void speakOneLanguageEach(List<DashboardFile> pair) {
    assertThat(words(pair.get(0))).isNotEmpty().noneMatch(text -> HAN.matcher(text).find());
    assertThat(words(pair.get(1)))
        .isNotEmpty()
        .allMatch(text -> HAN.matcher(text).find() || SAME_IN_BOTH.matcher(text).matches());
  }

  @Test
  void rulesSpeakBoth() {
    for (JsonNode rule : GrafanaFolder.rules()) {
      for (String annotation : List.of("summary", "description")) {
        assertThat(rule.path("annotations").path(annotation).asText())
            .isNotBlank()
            .doesNotContainPattern(HAN);
        assertThat(rule.path("annotations").path(annotation + "_zh").asText()).containsPattern(HAN);
      }
    }
  }

  private static List<String> statements(DashboardFile dashboard) {
    List<String> statements = new ArrayList<>();
    GrafanaFolder.walk(
        dashboard.json(),
        node -> {
          if (node.has("rawQuery")) {
            statements.add(node.path("query").asText());
          }
        });
    return statements;
  }

  /** Names of all fields and lengths of all lists, in their order. */
  private static List<String> form(JsonNode json) {
    List<String> form = new ArrayList<>();
    GrafanaFolder.walk(
        json,
        node -> {
          if (node.isArray()) {
            form.add("list of " + node.size());
          }
          node.fieldNames().forEachRemaining(form::add);
        });
    return form;
  }

  private static List<String> words(DashboardFile dashboard) {
    List<String> words = new ArrayList<>();
    GrafanaFolder.walk(
        dashboard.json(),
        node -> {
          node.properties().stream()
              .filter(field -> WORDS.contains(field.getKey()) && field.getValue().isTextual())
              .forEach(field -> words.add(field.getValue().asText()));
          if (node.path("id").asText().equals("displayName")) {
            words.add(node.path("value").asText());
          }
        });
    return words.stream().filter(text -> !text.isEmpty()).toList();
  }
}
