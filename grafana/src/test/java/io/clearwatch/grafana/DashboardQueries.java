package io.clearwatch.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.grafana.GrafanaFolder.DashboardFile;
import io.clearwatch.measurements.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Asks all queries of dashboards and rules, as Grafana would, for every choice that there is. */
public final class DashboardQueries {
  /** Answers statements, each on a database. */
  @FunctionalInterface
  public interface Store {
    /** The rows of the answer, whatever they hold. */
    List<?> rows(String database, String statement);
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\w");

  private final Store store;
  private final String figures;
  private final String flink;
  private final String timeFilter;
  private final String interval;

  /**
   * @param figures database of the jobs' figures
   * @param flink database of Flink's metrics
   * @param interval of points on a chart, as {@code 1h}, which Grafana takes from its width
   */
  public DashboardQueries(
      Store store, String figures, String flink, Instant from, Instant to, String interval) {
    this.store = store;
    this.figures = figures;
    this.flink = flink;
    this.interval = interval;
    this.timeFilter =
        "time >= %dms AND time <= %dms".formatted(from.toEpochMilli(), to.toEpochMilli());
  }

  /**
   * Rows of every query by its name: dashboard, panel and letter, then the city and direction where
   * it depends on them. Of windows, definitions and ports, the most that a choice brings.
   */
  public Map<String, Integer> rows() {
    Map<String, Integer> rows = new TreeMap<>();
    for (DashboardFile dashboard : GrafanaFolder.dashboards(Language.ENGLISH)) {
      for (JsonNode panel : dashboard.panels()) {
        for (JsonNode target : panel.path("targets")) {
          String name =
              dashboard.name()
                  + " / "
                  + panel.path("title").asText()
                  + " / "
                  + target.path("refId").asText();
          ask(name, target.path("query").asText(), database(target), rows);
        }
      }
      for (JsonNode mark : dashboard.json().path("annotations").path("list")) {
        String name = dashboard.name() + " / " + mark.path("name").asText();
        ask(name, mark.path("query").asText(), figures, rows);
      }
      for (JsonNode variable : dashboard.json().path("templating").path("list")) {
        if (variable.path("type").asText().equals("query")) {
          String name = dashboard.name() + " / $" + variable.path("name").asText();
          ask(name, variable.path("query").asText(), figures, rows);
        }
      }
    }
    for (JsonNode rule : GrafanaFolder.rules()) {
      String statement = rule.path("data").path(0).path("model").path("query").asText();
      ask("rule / " + rule.path("uid").asText(), statement.replace("$$", "$"), figures, rows);
    }
    return rows;
  }

  private String database(JsonNode target) {
    return target.path("datasource").path("uid").asText().equals(Datasources.FLINK)
        ? flink
        : figures;
  }

  private void ask(String name, String statement, String database, Map<String, Integer> rows) {
    String asked = statement.replace("$timeFilter", timeFilter).replace("$__interval", interval);
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(name, asked);
    choices = each(choices, Choices.CITY, Labels.cities().keySet());
    choices = each(choices, Choices.DIRECTION, Labels.DIRECTIONS.keySet());
    for (Map.Entry<String, String> choice : choices.entrySet()) {
      int most = 0;
      for (String complete : complete(choice.getValue())) {
        if (VARIABLE.matcher(complete).find()) {
          throw new IllegalStateException(name + " has a variable that is not known: " + complete);
        }
        most = Math.max(most, store.rows(database, complete).size());
      }
      rows.put(choice.getKey(), most);
    }
  }

  private static Map<String, String> each(
      Map<String, String> statements, String variable, Set<String> values) {
    Map<String, String> all = new LinkedHashMap<>();
    statements.forEach(
        (name, statement) -> {
          if (statement.contains(variable)) {
            values.forEach(
                value -> all.put(name + " / " + value, statement.replace(variable, value)));
          } else {
            all.put(name, statement);
          }
        });
    return all;
  }

  /** With every definition and window; all ports together. */
  private static Set<String> complete(String statement) {
    Set<String> complete = new LinkedHashSet<>();
    for (String definition : Labels.DEFINITIONS.keySet()) {
      for (Window window : Window.values()) {
        complete.add(
            statement
                .replace(Choices.DEFINITION, definition)
                .replace(Choices.WINDOW, window.key())
                .replace(Choices.PORT, "all"));
      }
    }
    return complete;
  }
}
