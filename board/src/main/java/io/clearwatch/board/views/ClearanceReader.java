package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Clearances.AlertChange;
import io.clearwatch.board.views.Clearances.CityStages;
import io.clearwatch.board.views.Clearances.Course;
import io.clearwatch.board.views.Clearances.Group;
import io.clearwatch.board.views.Clearances.PortBacklog;
import io.clearwatch.board.views.Clearances.Published;
import io.clearwatch.board.views.Clearances.StageChange;
import io.clearwatch.board.views.Clearances.StageHours;
import io.clearwatch.board.views.Clearances.WindowFigures;
import io.clearwatch.board.views.Overview.Verdict;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Reference;
import io.clearwatch.seeds.StageOwners;
import io.clearwatch.seeds.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the view of clearances together from the store. */
public final class ClearanceReader {
  private static final int OLDEST = 20;
  private static final int MOST_ALERTS = 500;
  private static final List<Dimension> GROUPS =
      List.of(
          Dimension.FILING,
          Dimension.TRANSPORT,
          Dimension.COMMODITY,
          Dimension.TRADER_CLASS,
          Dimension.INSPECTED);

  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;
  private final StageOwners owners;

  public ClearanceReader(SeriesStore store, BoardSeeds seeds) {
    this.store = store;
    this.catalogue = seeds.catalogue();
    this.ports = seeds.ports();
    this.owners = seeds.owners();
  }

  public Clearances read(ClearanceQuestion question, Instant now) {
    Optional<Instant> newest = NewestTick.of(store, now);
    return new Reading(question, newest.orElse(Instant.EPOCH)).view(newest.isPresent());
  }

  /** One question at one tick. */
  private final class Reading {
    private final ClearanceQuestion question;
    private final Instant tick;
    private final Reach reach;
    private final Target target;

    Reading(ClearanceQuestion question, Instant tick) {
      this.question = question;
      this.tick = tick;
      this.reach = Reach.of(question.window());
      this.target = target();
    }

    Clearances view(boolean hasFigures) {
      Course course =
          hasFigures ? new Courses(store).of(ofTheCity(), question.window(), tick) : Courses.none();
      return new Clearances(
          hasFigures ? tick.toEpochMilli() : 0,
          question.city().id(),
          question.city().name(),
          question.direction().name(),
          question.metric().key(),
          question.window().key(),
          target == null ? null : Promises.of(target, catalogue, tick),
          isCustoms() ? national(catalogue.backlogReference(question.direction())) : null,
          hasFigures ? windows() : List.of(),
          course,
          hasFigures ? volume() : Series.EMPTY,
          reach.bar().toMillis(),
          hasFigures ? alerts() : List.of(),
          hasFigures ? stages() : List.of(),
          hasFigures ? change() : List.of(),
          hasFigures ? groups() : List.of(),
          hasFigures ? backlog() : List.of(),
          hasFigures ? overdue() : List.of(),
          published());
    }

    private boolean isCustoms() {
      return question.metric() == Metric.CLEARANCE_CUSTOMS;
    }

    /** The strictest promise on the mean of just these clearances. */
    private Target target() {
      Map<Dimension, String> scope =
          Map.of(
              Dimension.CITY,
              question.city().id(),
              Dimension.DIRECTION,
              question.direction().name());
      return catalogue.targets().stream()
          .filter(one -> one.metric().equals(question.metric().key()))
          .filter(one -> one.statistic() == Target.Statistic.MEAN && one.scope().equals(scope))
          .min(Comparator.comparingDouble(one -> one.limitAt(tick)))
          .orElse(null);
    }

    private Selection figures() {
      return Selection.of(Measurement.ROLLING)
          .where("metric", question.metric().key())
          .where(Dimension.CITY, question.city().id())
          .where(Dimension.DIRECTION, question.direction().name());
    }

    private Selection ofTheCity() {
      return figures().rolledUpExcept(Dimension.CITY, Dimension.DIRECTION);
    }

    private List<WindowFigures> windows() {
      Map<String, Verdict> verdicts = new HashMap<>();
      if (target != null) {
        for (Row row :
            new AtTick(store, tick)
                .newest(
                    Selection.of(Measurement.COMPLIANCE)
                        .where("target", target.id())
                        .where(Dimension.DIRECTION, question.direction().name()))) {
          verdicts.put(row.tag("window"), Verdict.of(row));
        }
      }
      Map<Window, WindowFigures> windows = new TreeMap<>();
      for (Row row : new AtTick(store, tick).newest(ofTheCity())) {
        String window = row.tag("window");
        if (row.integer("count") > 0) {
          windows.put(
              Window.byKey(window),
              new WindowFigures(window, Figures.of(row), verdicts.get(window)));
        }
      }
      return List.copyOf(windows.values());
    }

    /**
     * Completions an hour, per bar: the mean of the bar's hours that are stored, or of its day.
     * Where only some ticks of a past were given, not all hours are.
     */
    private Series volume() {
      Window window = reach == Reach.MONTHS ? Window.H24 : Window.H1;
      Duration part = Duration.ofMillis(window.millis());
      TreeMap<Long, DoubleSummaryStatistics> bars = new TreeMap<>();
      for (Row row :
          store.course(
              ofTheCity().where("window", window.key()),
              tick.minus(reach.length()),
              tick.plusMillis(1),
              part)) {
        long begin = row.time().minus(part).toEpochMilli();
        long bar = Math.floorDiv(begin, reach.bar().toMillis()) * reach.bar().toMillis();
        bars.computeIfAbsent(bar, unused -> new DoubleSummaryStatistics())
            .accept((double) row.integer("count") / part.toHours());
      }
      return new Series(
          List.copyOf(bars.keySet()),
          bars.values().stream().map(DoubleSummaryStatistics::getAverage).toList());
    }

    private List<AlertChange> alerts() {
      if (target == null) {
        return List.of();
      }
      return store
          .points(
              Selection.of(Measurement.ALERT)
                  .where("target", target.id())
                  .where(Dimension.DIRECTION, question.direction().name()),
              tick.minus(reach.length()),
              tick.plusMillis(1),
              MOST_ALERTS)
          .stream()
          .map(
              row ->
                  new AlertChange(
                      row.tag("kind"),
                      row.tag("state"),
                      row.time().toEpochMilli(),
                      row.number("value")))
          .toList();
    }

    private List<CityStages> stages() {
      Map<String, Map<String, Row>> byCity = new HashMap<>();
      for (Row row : stages(question.window())) {
        byCity
            .computeIfAbsent(row.tag("city"), unused -> new HashMap<>())
            .put(row.tag("stage"), row);
      }
      List<CityStages> cities = new ArrayList<>();
      for (City city : ports.cities()) {
        Map<String, Row> rows = byCity.getOrDefault(city.id(), Map.of());
        List<StageHours> hours = new ArrayList<>();
        for (Stage stage : Stage.values()) {
          Row row = rows.get(stage.key());
          if (row != null && row.integer("count") > 0) {
            StageOwners.Owner owner = owners.of(stage);
            hours.add(new StageHours(stage.key(), owner.id(), owner.name(), row.number("mean")));
          }
        }
        Row first = rows.get(Stage.PREPARATION.key());
        cities.add(
            new CityStages(
                city.id(), city.name(), first == null ? 0 : first.integer("count"), hours));
      }
      return cities;
    }

    private List<Row> stages(Window window) {
      return new AtTick(store, tick)
          .newest(
              Selection.of(Measurement.STAGE)
                  .where("window", window.key())
                  .where(Dimension.PORT, Dimension.ALL)
                  .where(Dimension.DIRECTION, question.direction().name()));
    }

    private List<StageChange> change() {
      Map<String, Double> longer = ofTheCity(stages(Window.D30));
      Map<String, Double> now = ofTheCity(stages(question.window()));
      List<StageChange> changes = new ArrayList<>();
      for (Stage stage : Stage.values()) {
        Double before = longer.get(stage.key());
        Double after = now.get(stage.key());
        if (before != null && after != null) {
          changes.add(new StageChange(stage.key(), before, after));
        }
      }
      return changes;
    }

    private Map<String, Double> ofTheCity(List<Row> stages) {
      Map<String, Double> means = new HashMap<>();
      for (Row row : stages) {
        if (row.tag("city").equals(question.city().id()) && row.integer("count") > 0) {
          means.put(row.tag("stage"), row.number("mean"));
        }
      }
      return means;
    }

    private List<Group> groups() {
      Selection selection =
          figures()
              .where("window", question.window().key())
              .rolledUpExcept(
                  Dimension.CITY,
                  Dimension.DIRECTION,
                  Dimension.FILING,
                  Dimension.TRANSPORT,
                  Dimension.COMMODITY,
                  Dimension.TRADER_CLASS,
                  Dimension.INSPECTED);
      List<Row> rows = new AtTick(store, tick).newest(selection);
      List<Group> groups = new ArrayList<>();
      for (Dimension dimension : GROUPS) {
        rows.stream()
            .filter(row -> !row.tag(dimension.key()).equals(Dimension.ALL))
            .filter(row -> row.integer("count") > 0)
            .map(row -> new Group(dimension.key(), row.tag(dimension.key()), Figures.of(row)))
            .sorted(Comparator.comparingDouble((Group one) -> one.figures().mean()).reversed())
            .forEach(groups::add);
      }
      return groups;
    }

    private List<PortBacklog> backlog() {
      Map<String, Row> byPort = new HashMap<>();
      for (Row row :
          new AtTick(store, tick)
              .newest(
                  Selection.of(Measurement.BACKLOG)
                      .where(Dimension.DIRECTION, question.direction().name()))) {
        byPort.put(row.tag("port"), row);
      }
      List<PortBacklog> backlog = new ArrayList<>();
      for (Port port : ports.ports()) {
        Row row = byPort.get(port.id());
        if (row != null) {
          backlog.add(
              new PortBacklog(
                  port.id(),
                  port.name(),
                  port.city(),
                  ports.city(port.city()).name(),
                  row.integer("open"),
                  row.integer("overdue"),
                  row.number("oldest_hours"),
                  List.of(
                      row.integer("band_0"),
                      row.integer("band_1"),
                      row.integer("band_2"),
                      row.integer("band_3"))));
        }
      }
      return backlog;
    }

    private List<Overview.OverdueDeclaration> overdue() {
      return new Overdue(store, catalogue, ports)
          .first(
              OLDEST,
              tick,
              one ->
                  one.direction().equals(question.direction().name())
                      && ports.port(one.port()).city().equals(question.city().id()));
    }

    /** National means of whole clearances under this definition, the oldest first. */
    private List<Published> published() {
      return catalogue.references().stream()
          .filter(one -> one.metric().equals(question.metric().key()) && one.part() == null)
          .filter(
              one -> one.scope().equals(Map.of(Dimension.DIRECTION, question.direction().name())))
          .sorted(Comparator.comparing(Reference::period))
          .map(ClearanceReader::national)
          .toList();
    }
  }

  private static Published national(Reference reference) {
    return new Published(
        reference.period(), reference.value(), reference.source(), reference.weak());
  }
}
