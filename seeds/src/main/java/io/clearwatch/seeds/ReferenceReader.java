package io.clearwatch.seeds;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the published figures. */
final class ReferenceReader {
  private static final Pattern PERIOD =
      Pattern.compile("\\d{4}(-(0[1-9]|1[0-2]))?(/\\d{4}-(0[1-9]|1[0-2]))?");

  private final List<String> problems;
  private final ScopeReader scopes;

  ReferenceReader(PortRegistry ports, List<String> problems) {
    this.problems = problems;
    this.scopes = new ScopeReader(ports);
  }

  List<Reference> read(YamlFile file) {
    List<Reference> references = new ArrayList<>();
    YamlMap root = file.root(problems);
    if (root == null) {
      return references;
    }
    Map<String, String> placeOfId = new HashMap<>();
    for (YamlMap entry : root.maps("references")) {
      Reference reference = reference(entry);
      String earlier = placeOfId.putIfAbsent(reference.id(), entry.place());
      if (reference.id() != null && earlier != null) {
        entry.problem("id", reference.id() + " is taken by " + earlier, "choose another");
      }
      references.add(reference);
    }
    for (Direction direction : Direction.values()) {
      long count = references.stream().filter(r -> isBacklog(r, direction)).count();
      if (count != 1) {
        root.problem(
            "references",
            count + " references of " + direction + " are marked backlog",
            "mark one: a whole clearance_customs whose scope is the direction alone");
      }
    }
    root.refuseOthers();
    return references;
  }

  /** Whether it is the limit of the backlog of a direction where no target applies. */
  static boolean isBacklog(Reference reference, Direction direction) {
    return reference.backlog()
        && reference.part() == null
        && Metric.CLEARANCE_CUSTOMS.key().equals(reference.metric())
        && reference.scope().equals(Map.of(Dimension.DIRECTION, direction.name()));
  }

  private Reference reference(YamlMap entry) {
    Map<Dimension, String> scope = scopes.read(entry);
    Metric metric = entry.oneOf("metric", Metric.class);
    Unit unit = entry.oneOf("unit", Unit.class);
    if (metric != null) {
      ScopeReader.check(entry, metric.key(), scope);
      if (unit != null && unit != metric.unit()) {
        entry.problem("unit", metric.key() + " is not in this unit", "correct unit or metric");
      }
    }
    Reference reference =
        new Reference(
            entry.id(),
            metric == null ? null : metric.key(),
            scope,
            entry.optionalText("part"),
            entry.number("value"),
            unit,
            period(entry),
            entry.text("source"),
            entry.flag("weak"),
            entry.flag("backlog"));
    entry.refuseOthers();
    return reference;
  }

  private static String period(YamlMap entry) {
    return entry.parse(
        "period",
        "2017, 2019-12 or 2018-01/2018-08",
        null,
        value -> {
          if (!PERIOD.matcher(value).matches()) {
            throw new IllegalArgumentException(value);
          }
          return value;
        });
  }
}
