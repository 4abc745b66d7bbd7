package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Overview.CityFigures;
import io.clearwatch.board.views.Overview.DirectionFigures;
import io.clearwatch.board.views.Overview.JobLag;
import io.clearwatch.board.views.Overview.Promise;
import io.clearwatch.board.views.Overview.Verdict;
import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the first view together from the store. */
public final class OverviewReader {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final int OLDEST = 8;

  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;

  public OverviewReader(SeriesStore store, BoardSeeds seeds) {
    this.store = store;
    this.catalogue = seeds.catalogue();
    this.ports = seeds.ports();
  }

  public Overview read(Instant now) {
    Optional<Instant> newest = NewestTick.of(store, now);
    if (newest.isEmpty()) {
      return new Overview(0, 0, List.of(), List.of(), List.of(), List.of(), 0, 0, List.of());
    }
    Instant tick = newest.get();
    Standing standing = new Standing(tick);
    List<Row> backlog =
        new AtTick(store, tick)
            .newest(Selection.of(Measurement.BACKLOG).where(Dimension.PORT, Dimension.ALL));
    return new Overview(
        tick.toEpochMilli(),
        Math.max(0, Duration.between(tick, now).toSeconds()),
        standing.promises(),
        standing.cities(),
        new FiringAlerts(store, catalogue, ports).asOf(now),
        new Overdue(store, catalogue, ports).first(OLDEST, tick, any -> true),
        sum(backlog, "open"),
        sum(backlog, "overdue"),
        jobs(now));
  }

  /** The backlog's points of the cities; those of the country are of no city. */
  private long sum(List<Row> backlog, String field) {
    return backlog.stream()
        .filter(row -> ports.cityIds().contains(row.tag("city")))
        .mapToLong(row -> row.integer(field))
        .sum();
  }

  private List<JobLag> jobs(Instant now) {
    return store.newest(Selection.of(Measurement.PIPELINE), now.minus(DAY)).stream()
        .sorted(Comparator.comparing(row -> row.tag("job")))
        .map(
            row ->
                new JobLag(
                    row.tag("job"),
                    row.number("watermark_lag_s"),
                    row.integer("late"),
                    row.integer("corrected"),
                    row.integer("rejected")))
        .toList();
  }

  /** What is read once and shown twice: verdicts, and the figures of the cities. */
  private final class Standing {
    private final Instant tick;
    private final Map<String, Row> verdicts = new HashMap<>();
    private final Map<String, List<Row>> courses = new HashMap<>();
    private final Map<String, Row> figures = new HashMap<>();
    private final Map<String, List<Row>> figureCourses = new HashMap<>();

    Standing(Instant tick) {
      this.tick = tick;
      Instant after = tick.plusMillis(1);
      Selection compliance = Selection.of(Measurement.COMPLIANCE);
      for (Row row : new AtTick(store, tick).newest(compliance)) {
        verdicts.put(verdictKey(row), row);
      }
      for (Row row : store.course(compliance, tick.minus(DAY), after, STEP)) {
        courses.computeIfAbsent(verdictKey(row), unused -> new ArrayList<>()).add(row);
      }
      Selection clearance =
          Selection.of(Measurement.ROLLING)
              .where("metric", Metric.CLEARANCE_CUSTOMS.key())
              .where("window", Window.H24.key())
              .rolledUpExcept(Dimension.CITY, Dimension.DIRECTION);
      for (Row row : new AtTick(store, tick).newest(clearance)) {
        figures.put(key(row.tag("city"), row.tag("direction")), row);
      }
      for (Row row : store.course(clearance, tick.minus(DAY), after, STEP)) {
        figureCourses
            .computeIfAbsent(
                key(row.tag("city"), row.tag("direction")), unused -> new ArrayList<>())
            .add(row);
      }
    }

    private static String verdictKey(Row row) {
      return key(row.tag("target"), row.tag("direction"), row.tag("window"));
    }

    private static String key(String... parts) {
      return String.join(" ", parts);
    }

    List<Promise> promises() {
      List<Promise> promises = new ArrayList<>();
      for (City city : ports.cities()) {
        for (PolicyDocument document : catalogue.documents()) {
          for (Target target : document.targets()) {
            if (city.id().equals(target.scope().get(Dimension.CITY))) {
              promises.addAll(promises(city, document, target));
            }
          }
        }
      }
      return promises;
    }

    /** One, or one for each direction where the target is judged for each on its own. */
    private List<Promise> promises(City city, PolicyDocument document, Target target) {
      return verdicts.values().stream()
          .filter(row -> row.tag("target").equals(target.id()))
          .filter(row -> row.tag("window").equals(target.watched().key()))
          .sorted(Comparator.comparing((Row row) -> row.tag("direction")).reversed())
          .map(
              row -> {
                String direction = row.tag("direction");
                Row figure = figures.get(key(city.id(), direction));
                boolean isCounted =
                    target.metric().equals(Metric.CLEARANCE_CUSTOMS.key()) && figure != null;
                return new Promise(
                    target.id(),
                    city.id(),
                    city.name(),
                    direction,
                    target.name(),
                    document.title(),
                    target.measure(),
                    target.note(),
                    target.statistic().name(),
                    target.comparator().name(),
                    target.unit().name().toLowerCase(Locale.ROOT),
                    target.deadline() == null ? null : target.deadline().toString(),
                    verdict(target, direction, target.watched()),
                    verdict(target, direction, target.judged()),
                    isCounted ? figure.integer("count") : -1,
                    trend(target, direction));
              })
          .toList();
    }

    private Series trend(Target target, String direction) {
      List<Row> course =
          courses.getOrDefault(key(target.id(), direction, target.watched().key()), List.of());
      return Series.of(
          course.stream().filter(row -> !row.text("state").equals("NO_DATA")).toList(), "value");
    }

    private Verdict verdict(Target target, String direction, Window window) {
      Row row = verdicts.get(key(target.id(), direction, window.key()));
      return row == null ? null : Verdict.of(row);
    }

    List<CityFigures> cities() {
      return ports.cities().stream()
          .map(
              city ->
                  new CityFigures(
                      city.id(),
                      city.name(),
                      direction(city, Direction.IMPORT),
                      direction(city, Direction.EXPORT)))
          .toList();
    }

    private DirectionFigures direction(City city, Direction direction) {
      String key = key(city.id(), direction.name());
      Row row = figures.get(key);
      if (row == null) {
        return null;
      }
      Optional<Row> verdict =
          catalogue.targets().stream()
              .filter(target -> target.metric().equals(Metric.CLEARANCE_CUSTOMS.key()))
              .filter(target -> target.statistic() == Target.Statistic.MEAN)
              .filter(target -> city.id().equals(target.scope().get(Dimension.CITY)))
              .map(target -> verdicts.get(key(target.id(), direction.name(), Window.H24.key())))
              .filter(one -> one != null)
              .min(Comparator.comparingDouble(one -> one.number("limit")));
      return new DirectionFigures(
          row.number("mean"),
          row.integer("count"),
          row.time().toEpochMilli(),
          verdict.map(one -> one.number("limit")).orElse(null),
          verdict.map(one -> one.text("state")).orElse(null),
          catalogue.backlogReference(direction).value(),
          Series.of(
              figureCourses.getOrDefault(key, List.of()).stream()
                  .filter(point -> point.integer("count") > 0)
                  .toList(),
              "mean"));
    }
  }
}
