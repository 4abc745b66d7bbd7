package io.clearwatch.grafana;

import static java.util.stream.Collectors.toSet;

import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.measurements.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A statement of InfluxQL, read as far as its names go. */
final class Statement {
  private static final Pattern FROM = Pattern.compile("FROM \"([^\"]+)\"");
  private static final Pattern ALIAS = Pattern.compile(" AS \"?(\\w+)\"?");
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern EQUAL = Pattern.compile("\"(\\w+)\" (?:=|!=) '([^']*)'");
  private static final Pattern AMONG = Pattern.compile("\"(\\w+)\" =~ /\\^\\(([^)]*)\\)\\$/");

  /** Values that tags of this name can have; those of others are open. */
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "metric", Stream.of(Metric.values()).map(Metric::key).collect(toSet()),
          "indicator", Stream.of(Indicator.values()).map(Indicator::key).collect(toSet()),
          "window", Stream.of(Window.values()).map(Window::key).collect(toSet()),
          "stage", Stream.of(Stage.values()).map(Stage::key).collect(toSet()),
          "kind", Set.of("TARGET", "EARLY"),
          "target", Labels.targets().keySet());

  private final String text;

  Statement(String text) {
    this.text = text;
  }

  /** What is wrong with its names; empty if nothing is. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<String> measurements = all(FROM).map(found -> found.group(1)).toList();
    if (measurements.isEmpty()) {
      problems.add("no measurement");
    }
    for (String name : measurements) {
      measurement(name)
          .ifPresentOrElse(
              measurement -> {
                known.add(name);
                known.addAll(measurement.tags());
                measurement.fields().stream().map(Field::name).forEach(known::add);
              },
              () -> problems.add("no measurement " + name));
    }
    all(ALIAS).map(found -> found.group(1)).forEach(known::add);
    all(NAME)
        .map(found -> found.group(1))
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.add("no tag or field " + name + " of " + measurements));
    all(EQUAL).forEach(found -> checkValue(found.group(1), found.group(2), problems));
    all(AMONG)
        .forEach(
            found -> {
              for (String value : found.group(2).split("\\|")) {
                checkValue(found.group(1), value, problems);
              }
            });
    return problems;
  }

  private static void checkValue(String tag, String value, List<String> problems) {
    Set<String> values = VALUES.get(tag);
    if (values != null
        && !values.contains(value)
        && !value.startsWith("$")
        && !value.equals("all")) {
      problems.add("no value " + value + " of " + tag);
    }
  }

  private static java.util.Optional<Measurement> measurement(String name) {
    return Stream.of(Measurement.values()).filter(m -> m.key().equals(name)).findFirst();
  }

  private Stream<MatchResult> all(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results();
  }
}
