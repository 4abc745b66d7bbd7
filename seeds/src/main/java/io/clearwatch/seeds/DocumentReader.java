package io.clearwatch.seeds;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads policy documents. One reader for all files of a catalogue, as ids are unique in it. */
final class DocumentReader {
  private final List<String> problems;
  private final ScopeReader scopes;
  private final Map<String, String> placeOfId = new HashMap<>();

  DocumentReader(PortRegistry ports, List<String> problems) {
    this.problems = problems;
    this.scopes = new ScopeReader(ports);
  }

  /** The document of a file, or null with the problem reported. */
  PolicyDocument read(YamlFile file) {
    YamlMap root = file.root(problems);
    if (root == null) {
      return null;
    }
    String id = uniqueId(root);
    String date = isoDate(root);
    List<Target> targets = new ArrayList<>();
    for (YamlMap entry : root.maps("targets")) {
      targets.add(new TargetReader(entry, scopes).read(uniqueId(entry), id, firstDay(date)));
    }
    List<PromiseIndicator> indicators = new ArrayList<>();
    for (YamlMap entry : root.maps("indicators")) {
      indicators.add(indicator(entry, id));
    }
    PolicyDocument document =
        new PolicyDocument(
            id,
            root.text("issuer"),
            root.optionalText("number"),
            date,
            root.text("title"),
            root.optionalString("url"),
            targets,
            indicators);
    root.refuseOthers();
    return document;
  }

  private PromiseIndicator indicator(YamlMap entry, String document) {
    var scope = scopes.read(entry);
    List<String> metrics = entry.eachOf("metrics", TargetReader.METRIC_KEYS);
    metrics.forEach(metric -> ScopeReader.check(entry, metric, scope));
    PromiseIndicator indicator =
        new PromiseIndicator(
            document,
            entry.text("measure"),
            entry.text("promise"),
            metrics,
            scope,
            entry.optionalText("note"));
    entry.refuseOthers();
    return indicator;
  }

  private String uniqueId(YamlMap entry) {
    String id = entry.id();
    String earlier = id == null ? null : placeOfId.putIfAbsent(id, entry.place());
    if (earlier != null) {
      entry.problem("id", "the id " + id + " is taken by " + earlier, "choose another");
    }
    return id;
  }

  private static String isoDate(YamlMap root) {
    if (!root.has("date")) {
      return null;
    }
    return root.parse(
        "date",
        "a day, month or year, as 2022-04-15, 2022-04 or 2022",
        null,
        value -> {
          firstDay(value);
          return value;
        });
  }

  private static LocalDate firstDay(String date) {
    if (date == null) {
      return null;
    }
    return switch (date.length()) {
      case 4 -> Year.parse(date).atDay(1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date);
    };
  }
}
