package io.clearwatch.standalone.report;

import static io.clearwatch.standalone.report.ReportFigures.count;
import static io.clearwatch.standalone.report.ReportFigures.hours;
import static io.clearwatch.standalone.report.ReportFigures.number;

import io.clearwatch.standalone.runs.RunDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of a report: what they show, and what a reader is told of each part. */
final class ReportCharts {
  private final RunDatabase database;
  private final ReportWords words;
  private final ReportFigures figures;

  ReportCharts(RunDatabase database, ReportWords words, ReportFigures figures) {
    this.database = database;
    this.words = words;
    this.figures = figures;
  }

  /** A bar of a chart, with what a reader is told of it. */
  public record Bar(String label, double value, String told) {}

  /** A chart of bars. */
  public record Chart(String title, List<Bar> bars) {}

  /** The hours of stages of a city, one upon another. */
  public record Stack(String label, List<Bar> parts, double total, String told) {}

  /** A city's spread: quartiles, median, mean and p90, in hours. */
  public record Spread(
      String label, double p25, double p50, double p75, double p90, double mean, String told) {}

  List<Spread> spreads(String direction) {
    List<Spread> spreads = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT value, p25, p50, p75, p90, mean FROM clearance WHERE measure = '%s' AND direction = '%s' AND dimension = 'city' ORDER BY value"
                .formatted(ReportPage.CUSTOMS, direction))) {
      String city = figures.value("city", (String) row.get(0));
      spreads.add(
          new Spread(
              city,
              number(row.get(1)),
              number(row.get(2)),
              number(row.get(3)),
              number(row.get(4)),
              number(row.get(5)),
              words.of(
                  "spreadTold",
                  city,
                  hours(row.get(1)),
                  hours(row.get(2)),
                  hours(row.get(3)),
                  hours(row.get(4)),
                  hours(row.get(5)))));
    }
    return spreads;
  }

  List<Bar> distribution(String direction) {
    List<Bar> bars = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT up_to_hours, n FROM distribution WHERE direction = '%s' ORDER BY up_to_hours NULLS LAST"
                .formatted(direction))) {
      String label = row.get(0) == null ? words.of("beyond") : "≤ " + row.get(0);
      bars.add(new Bar(label, number(row.get(1)), label + ": " + count(row.get(1))));
    }
    return bars;
  }

  List<Stack> stacks(String direction) {
    Map<String, List<Bar>> byCity = new LinkedHashMap<>();
    for (List<Object> row :
        database.rows(
            "SELECT city, stage, mean FROM stages WHERE direction = '%s' AND city <> 'all' ORDER BY city, %s"
                .formatted(direction, ReportPage.stageOrder()))) {
      String stage = (String) row.get(1);
      byCity
          .computeIfAbsent(figures.value("city", (String) row.get(0)), unused -> new ArrayList<>())
          .add(
              new Bar(
                  stage, number(row.get(2)), words.of("stage." + stage) + ' ' + hours(row.get(2))));
    }
    List<Stack> stacks = new ArrayList<>();
    byCity.forEach(
        (city, parts) ->
            stacks.add(
                new Stack(
                    city,
                    parts,
                    parts.stream().mapToDouble(Bar::value).sum(),
                    city
                        + ": "
                        + String.join(
                            words.of("listComma"), parts.stream().map(Bar::told).toList()))));
    return stacks;
  }

  /** Means of a direction by day, hour or weekday. */
  Chart bars(String table, String key, String direction) {
    List<Bar> bars = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT CAST(%s AS VARCHAR), mean, n FROM %s WHERE direction = '%s' ORDER BY %1$s"
                .formatted(key, table, direction))) {
      String at = (String) row.get(0);
      String label =
          switch (key) {
            case "day" -> at.substring(at.length() - 2);
            case "weekday" -> words.of("weekday." + at);
            default -> at;
          };
      bars.add(
          new Bar(
              label,
              number(row.get(1)),
              label
                  + ": "
                  + hours(row.get(1))
                  + ' '
                  + words.of("hours")
                  + ", n "
                  + count(row.get(2))));
    }
    return new Chart(words.of("chart." + table), bars);
  }
}
