package io.clearwatch.seeds;

import io.clearwatch.events.BilingualText;
import io.clearwatch.events.LimitBaseline;
import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target.Baseline;
import io.clearwatch.seeds.Target.Change;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Targets as messages of the topic {@code targets}, and back. */
public final class TargetMessages {
  private TargetMessages() {}

  /** The message that publishes a target. */
  public static PublishedTarget of(Target target) {
    Map<String, String> scope = new HashMap<>();
    target.scope().forEach((dimension, value) -> scope.put(dimension.key(), value));
    Baseline baseline = target.baseline();
    return PublishedTarget.newBuilder()
        .setId(target.id())
        .setVersion(target.version())
        .setDocument(target.document())
        .setMeasure(text(target.measure()))
        .setName(text(target.name()))
        .setMetric(target.metric())
        .setScope(scope)
        .setStatistic(lower(target.statistic()))
        .setComparator(lower(target.comparator()))
        .setLimit(target.limit())
        .setChanges(
            target.changes().stream()
                .map(change -> new LimitChange(change.from(), change.limit()))
                .toList())
        .setUnit(lower(target.unit()))
        .setBaseline(
            baseline == null
                ? null
                : new LimitBaseline(baseline.value(), baseline.factor(), text(baseline.source())))
        .setJudged(target.judged().key())
        .setWatched(target.watched().key())
        .setEffectiveFrom(target.effectiveFrom())
        .setDeadline(target.deadline() == null ? null : target.deadline().toString())
        .setMinimumCount(target.minimumCount())
        .setNote(text(target.note()))
        .build();
  }

  /**
   * The target of a message, which anybody may have written.
   *
   * @throws IllegalArgumentException if it is not one that could stand in a document; the message
   *     is one line
   */
  public static Target target(PublishedTarget message) {
    Unit unit = named("unit", Unit.class, message.getUnit());
    Statistic statistic = named("statistic", Statistic.class, message.getStatistic());
    Map<Dimension, String> scope = scope(message);
    checkMetric(message.getMetric(), scope.keySet(), unit, statistic);
    LimitBaseline baseline = message.getBaseline();
    Target target =
        new Target(
            message.getId(),
            message.getDocument(),
            text(message.getMeasure()),
            text(message.getName()),
            message.getMetric(),
            scope,
            statistic,
            named("comparator", Comparator.class, message.getComparator()),
            message.getLimit(),
            message.getChanges().stream()
                .map(change -> new Change(change.getFrom(), change.getLimit()))
                .toList(),
            unit,
            baseline == null
                ? null
                : new Baseline(
                    baseline.getValue(), baseline.getFactor(), text(baseline.getSource())),
            window("judged", message.getJudged()),
            window("watched", message.getWatched()),
            message.getEffectiveFrom(),
            day(message.getDeadline()),
            message.getMinimumCount(),
            text(message.getNote()),
            message.getVersion());
    require(target.minimumCount() >= 1, "minimumCount is " + target.minimumCount());
    checkLimits(target);
    return target;
  }

  private static void checkMetric(
      String metric, Set<Dimension> dimensions, Unit unit, Statistic statistic) {
    Metric duration = Metric.byKey(metric);
    Indicator indicator = Indicator.byKey(metric);
    require(duration != null || indicator != null, "unknown metric " + metric);
    require(
        unit == (indicator != null ? Unit.SHARE : duration.unit()),
        metric + " is not in " + lower(unit));
    require(
        (statistic == Statistic.SHARE) == (indicator != null),
        metric + " has no " + lower(statistic));
    require(
        Grouping.holds(
            indicator != null ? Grouping.of(indicator) : Grouping.of(duration), dimensions),
        metric + " is not kept by " + dimensions);
  }

  private static void checkLimits(Target target) {
    checkLimit(target.limit(), target.unit());
    Instant before = target.effectiveFrom();
    for (Change change : target.changes()) {
      checkLimit(change.limit(), target.unit());
      require(change.from().isAfter(before), "change from " + change.from() + " is out of order");
      before = change.from();
    }
  }

  private static void checkLimit(double limit, Unit unit) {
    boolean isLimit = limit >= 0 && limit <= (unit == Unit.SHARE ? 1 : Double.MAX_VALUE);
    require(isLimit, "the limit is " + limit);
  }

  private static Map<Dimension, String> scope(PublishedTarget message) {
    PortRegistry ports = PortRegistry.builtIn();
    Map<Dimension, String> scope = new EnumMap<>(Dimension.class);
    message
        .getScope()
        .forEach(
            (key, value) -> {
              Dimension dimension = Dimension.byKey(key);
              require(dimension != null, "unknown dimension " + key);
              require(
                  DimensionValues.of(dimension, ports).contains(value),
                  "unknown " + key + ' ' + value);
              scope.put(dimension, value);
            });
    return scope;
  }

  private static <E extends Enum<E>> E named(String field, Class<E> type, String name) {
    E constant = YamlMap.byName(type).get(name);
    require(constant != null, "unknown " + field + ' ' + name);
    return constant;
  }

  private static Window window(String field, String key) {
    Window window = Window.byKey(key);
    require(window != null, "unknown " + field + ' ' + key);
    return window;
  }

  private static LocalDate day(String day) {
    try {
      return day == null ? null : LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("deadline is " + day, e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  private static BilingualText text(Text text) {
    return new BilingualText(text.en(), text.zh());
  }

  private static Text text(BilingualText text) {
    return new Text(text.getEn(), text.getZh());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
