package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target.Baseline;
import io.clearwatch.seeds.Target.Change;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one target of a document. */
final class TargetReader {
  /** The keys of all metrics and shares, by themselves. */
  static final Map<String, String> METRIC_KEYS = new LinkedHashMap<>();

  /** Below so many completions a mean says little. */
  private static final int DEFAULT_MINIMUM_COUNT = 20;

  private static final Map<String, Window> WINDOWS = new LinkedHashMap<>();

  static {
    for (Metric metric : Metric.values()) {
      METRIC_KEYS.put(metric.key(), metric.key());
    }
    for (Indicator indicator : Indicator.values()) {
      METRIC_KEYS.put(indicator.key(), indicator.key());
    }
    for (Window window : Window.values()) {
      WINDOWS.put(window.key(), window);
    }
  }

  private final YamlMap entry;
  private final ScopeReader scopes;

  TargetReader(YamlMap entry, ScopeReader scopes) {
    this.entry = entry;
    this.scopes = scopes;
  }

  /**
   * The target of this entry.
   *
   * @param id its id, read before
   * @param document id of the document
   * @param documentDay from when it applies unless it says otherwise; null if the document is not
   *     dated
   */
  Target read(String id, String document, LocalDate documentDay) {
    String metric = entry.oneOf("metric", METRIC_KEYS, null);
    Map<Dimension, String> scope = scopes.read(entry);
    Unit unit = entry.oneOf("unit", Unit.class);
    Statistic statistic = entry.oneOf("statistic", Statistic.class);
    if (metric != null) {
      ScopeReader.check(entry, metric, scope);
      checkUnit(metric, unit, statistic);
    }
    Baseline baseline = baseline();
    double limit = limit(baseline, unit);
    Instant effectiveFrom = effectiveFrom(documentDay);
    Target target =
        new Target(
            id,
            document,
            entry.text("measure"),
            entry.text("name"),
            metric,
            scope,
            statistic,
            entry.oneOf("comparator", Comparator.class),
            limit,
            changes(effectiveFrom, unit),
            unit,
            baseline,
            window("judged", Window.D30),
            window("watched", Window.H24),
            effectiveFrom,
            deadline(effectiveFrom),
            minimumCount(),
            entry.text("note"),
            Target.OF_DOCUMENT);
    entry.refuseOthers();
    return target;
  }

  private void checkUnit(String metric, Unit unit, Statistic statistic) {
    Unit actual = Indicator.byKey(metric) != null ? Unit.SHARE : Metric.byKey(metric).unit();
    if (unit != null && unit != actual) {
      entry.problem("unit", metric + " is not in " + lower(unit), "write " + lower(actual));
    }
    boolean share = actual == Unit.SHARE;
    if (statistic != null && (statistic == Statistic.SHARE) != share) {
      entry.problem(
          "statistic",
          metric + " has no " + lower(statistic),
          share ? "write share" : "one of mean, p50, p90, p95, p99");
    }
  }

  private Baseline baseline() {
    YamlMap map = entry.optionalMap("baseline");
    if (map == null) {
      return null;
    }
    Baseline baseline = new Baseline(map.number("value"), map.number("factor"), map.text("source"));
    map.refuseOthers();
    return baseline;
  }

  private double limit(Baseline baseline, Unit unit) {
    if (entry.has("limit") == entry.has("baseline")) {
      entry.problem(
          "limit",
          entry.has("limit") ? "both limit and baseline are given" : "there is no limit",
          "give either a limit, or a baseline whose factor makes it");
      return Double.NaN;
    }
    String source = entry.has("limit") ? "limit" : "baseline";
    double limit = baseline == null ? Double.NaN : baseline.value() * baseline.factor();
    if (entry.has("limit")) {
      limit = entry.number("limit");
    }
    checkLimit(entry, source, limit, unit);
    return limit;
  }

  private static void checkLimit(YamlMap map, String key, double limit, Unit unit) {
    if (limit < 0) {
      map.problem(key, "the limit is " + limit, "give one from 0 on");
    }
    if (unit == Unit.SHARE && limit > 1) {
      map.problem(key, "a share above 1: " + limit, "1 is 100 %");
    }
  }

  /** The later limits, each after the one before it. */
  private List<Change> changes(Instant effectiveFrom, Unit unit) {
    List<Change> changes = new ArrayList<>();
    Instant before = effectiveFrom;
    for (YamlMap map : entry.maps("changes")) {
      Change change = new Change(time(map, "from"), map.number("limit"));
      map.refuseOthers();
      checkLimit(map, "limit", change.limit(), unit);
      if (change.from() != null && before != null && !change.from().isAfter(before)) {
        map.problem(
            "from",
            "the change from " + change.from() + " is not after " + before,
            changes.isEmpty()
                ? "give a time after effectiveFrom"
                : "put the changes in the order of time");
      }
      before = change.from();
      changes.add(change);
    }
    return changes;
  }

  private Instant effectiveFrom(LocalDate documentDay) {
    if (entry.has("effectiveFrom")) {
      return time(entry, "effectiveFrom");
    }
    if (documentDay == null) {
      entry.problem(
          "effectiveFrom",
          "the document has no date to take effect from",
          "add effectiveFrom to the target, or date to the document");
      return null;
    }
    return startOf(documentDay);
  }

  private LocalDate deadline(Instant effectiveFrom) {
    LocalDate deadline = entry.optionalDate("deadline");
    if (deadline != null
        && effectiveFrom != null
        && !startOf(deadline.plusDays(1)).isAfter(effectiveFrom)) {
      entry.problem(
          "deadline",
          "the deadline " + deadline + " is before the target takes effect, " + effectiveFrom,
          "correct deadline or effectiveFrom");
    }
    return deadline;
  }

  private int minimumCount() {
    int count = entry.integer("minimumCount", DEFAULT_MINIMUM_COUNT);
    if (count < 1) {
      entry.problem("minimumCount", "minimumCount is " + count, "give 1 or more");
    }
    return count;
  }

  private Window window(String key, Window fallback) {
    return entry.has(key) ? entry.oneOf(key, WINDOWS, fallback) : fallback;
  }

  /** A day in Shanghai, or a time; times are as exact as those of events. */
  private static Instant time(YamlMap map, String key) {
    return map.parse(
        key,
        "a day as 2022-04-15, or a time as 2022-04-14T16:00:00Z",
        null,
        value ->
            value.contains("T")
                ? Instant.parse(value).truncatedTo(ChronoUnit.MILLIS)
                : startOf(LocalDate.parse(value)));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
