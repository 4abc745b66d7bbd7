package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Inspections.CityShares;
import io.clearwatch.board.views.Inspections.Hour;
import io.clearwatch.board.views.Inspections.Kind;
import io.clearwatch.board.views.Inspections.Perishables;
import io.clearwatch.board.views.Inspections.Place;
import io.clearwatch.board.views.Inspections.Share;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Text;
import io.clearwatch.seeds.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Puts the view of inspections together from the store. */
public final class InspectionReader {
  /** Two of each hour of the week; the windows of an hour are kept for as long. */
  private static final Duration WEEKS = Duration.ofDays(14);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String[] METRICS = {
    Metric.APPOINTMENT.key(), Metric.INSPECTION_WAIT.key(), Metric.INSPECTION_DURATION.key()
  };

  private static final String[] INDICATORS = {
    Indicator.INSPECTION_CLEAR.key(), Indicator.FEE_WAIVED.key(), Indicator.WEEKEND_SERVICE.key()
  };

  private final SeriesStore store;
  private final PortRegistry ports;

  public InspectionReader(SeriesStore store, PortRegistry ports) {
    this.store = store;
    this.ports = ports;
  }

  /**
   * @param window 24 hours or longer
   */
  public Inspections read(City city, Window window, Instant now) {
    Optional<Instant> newest = NewestTick.of(store, now);
    if (newest.isEmpty()) {
      return new Inspections(
          0,
          city.id(),
          city.name(),
          window.key(),
          List.of(),
          List.of(),
          List.of(),
          new Perishables(null, null, 0),
          Courses.none(),
          Courses.none(),
          List.of(),
          List.of());
    }
    Instant tick = newest.get();
    Courses courses = new Courses(store);
    return new Inspections(
        tick.toEpochMilli(),
        city.id(),
        city.name(),
        window.key(),
        cities(window, tick),
        yards(city, window, tick),
        kinds(city, window, tick),
        perishables(city, window, tick),
        courses.of(ofTheCity(Metric.APPOINTMENT, city), window, tick),
        courses.of(ofTheCity(Metric.INSPECTION_WAIT, city), window, tick),
        shares(window, tick),
        hours(city, tick));
  }

  private static Selection ofTheCity(Metric metric, City city) {
    return Selection.of(Measurement.ROLLING)
        .where("metric", metric.key())
        .where(Dimension.CITY, city.id())
        .rolledUpExcept(Dimension.CITY);
  }

  /** Newest figures by a dimension's value and metric. */
  private Map<String, Map<String, Figures>> figures(
      Selection selection, Dimension dimension, Window window, Instant tick) {
    Map<String, Map<String, Figures>> figures = new HashMap<>();
    for (Row row :
        new AtTick(store, tick)
            .newest(selection.where("metric", METRICS).where("window", window.key()))) {
      if (row.integer("count") > 0) {
        figures
            .computeIfAbsent(row.tag(dimension.key()), unused -> new HashMap<>())
            .put(row.tag("metric"), Figures.of(row));
      }
    }
    return figures;
  }

  private Map<String, Map<String, Figures>> within(
      City city, Dimension dimension, Window window, Instant tick) {
    return figures(
        Selection.of(Measurement.ROLLING)
            .where(Dimension.CITY, city.id())
            .rolledUpExcept(Dimension.CITY, dimension),
        dimension,
        window,
        tick);
  }

  private List<Place> cities(Window window, Instant tick) {
    Map<String, Map<String, Figures>> figures =
        figures(
            Selection.of(Measurement.ROLLING).rolledUpExcept(Dimension.CITY),
            Dimension.CITY,
            window,
            tick);
    return ports.cities().stream().map(city -> place(city.id(), city.name(), figures)).toList();
  }

  private List<Place> yards(City city, Window window, Instant tick) {
    Map<String, Map<String, Figures>> figures = within(city, Dimension.PORT, window, tick);
    List<Place> yards = new ArrayList<>();
    for (Port port : ports.ports()) {
      if (port.city().equals(city.id())) {
        yards.add(place(port.id(), port.name(), figures));
      }
    }
    return yards;
  }

  private static Place place(String id, Text name, Map<String, Map<String, Figures>> figures) {
    Map<String, Figures> own = figures.getOrDefault(id, Map.of());
    return new Place(id, name, own.get(METRICS[0]), own.get(METRICS[1]), own.get(METRICS[2]));
  }

  private List<Kind> kinds(City city, Window window, Instant tick) {
    Map<String, Map<String, Figures>> figures = within(city, Dimension.KIND, window, tick);
    List<Kind> kinds = new ArrayList<>();
    for (InspectionKind kind : InspectionKind.values()) {
      Map<String, Figures> own = figures.get(kind.name());
      if (own != null) {
        kinds.add(
            new Kind(kind.name(), own.get(METRICS[0]), own.get(METRICS[1]), own.get(METRICS[2])));
      }
    }
    return kinds;
  }

  private Perishables perishables(City city, Window window, Instant tick) {
    Figures perishables = null;
    long count = 0;
    double hours = 0;
    for (Map.Entry<String, Map<String, Figures>> one :
        within(city, Dimension.COMMODITY, window, tick).entrySet()) {
      Figures wait = one.getValue().get(Metric.INSPECTION_WAIT.key());
      if (one.getKey().equals(Commodity.PERISHABLE.name())) {
        perishables = wait;
      } else if (wait != null && !one.getKey().equals(Dimension.ALL)) {
        count += wait.count();
        hours += wait.count() * wait.mean();
      }
    }
    return new Perishables(perishables, count == 0 ? null : hours / count, count);
  }

  private List<CityShares> shares(Window window, Instant tick) {
    Map<String, Map<String, Share>> byCity = new HashMap<>();
    for (Row row :
        new AtTick(store, tick)
            .newest(
                Selection.of(Measurement.SHARE)
                    .where("indicator", INDICATORS)
                    .where("window", window.key())
                    .rolledUpExcept(Dimension.CITY))) {
      byCity
          .computeIfAbsent(row.tag("city"), unused -> new HashMap<>())
          .put(
              row.tag("indicator"),
              new Share(
                  row.tag("indicator"), row.integer("numerator"), row.integer("denominator")));
    }
    List<CityShares> shares = new ArrayList<>();
    for (City city : ports.cities()) {
      List<Share> own = new ArrayList<>();
      for (String indicator : INDICATORS) {
        Share share = byCity.getOrDefault(city.id(), Map.of()).get(indicator);
        if (share != null && share.denominator() > 0) {
          own.add(share);
        }
      }
      shares.add(new CityShares(city.id(), city.name(), own));
    }
    return shares;
  }

  private List<Hour> hours(City city, Instant tick) {
    Map<Integer, Double> known = perHour(ticks(city), row -> 1, tick);
    Map<Integer, Double> requested = perHour(demand(city), row -> row.integer("denominator"), tick);
    Map<Integer, Double> confirmed = perHour(demand(city), row -> row.integer("numerator"), tick);
    Map<Integer, Double> started =
        perHour(
            ofTheCity(Metric.INSPECTION_WAIT, city).where("window", Window.H1.key()),
            row -> row.integer("count"),
            tick);
    List<Hour> hours = new ArrayList<>();
    for (int day = 1; day <= 7; day++) {
      for (int hour = 0; hour < 24; hour++) {
        int key = day * 24 + hour;
        Double times = known.get(key);
        hours.add(
            new Hour(
                day,
                hour,
                times == null ? null : requested.getOrDefault(key, 0.0) / times,
                times == null ? null : confirmed.getOrDefault(key, 0.0) / times,
                times == null ? null : started.getOrDefault(key, 0.0) / times));
      }
    }
    return hours;
  }

  private static Selection demand(City city) {
    return Selection.of(Measurement.SHARE)
        .where("indicator", Indicator.APPOINTMENT_CONFIRMED.key())
        .where("window", Window.H1.key())
        .where(Dimension.CITY, city.id())
        .rolledUpExcept(Dimension.CITY);
  }

  /** The backlog is given at every tick, also where nothing was inspected. */
  private static Selection ticks(City city) {
    return Selection.of(Measurement.BACKLOG)
        .where(Dimension.CITY, city.id())
        .where(Dimension.PORT, Dimension.ALL)
        .where(Dimension.DIRECTION, Direction.IMPORT.name());
  }

  /** The sum over the ticks at full hours, by the hour of the week that ends there. */
  private Map<Integer, Double> perHour(
      Selection series, ToDoubleFunction<Row> value, Instant tick) {
    Map<Integer, Double> hours = new HashMap<>();
    for (Row row : store.course(series, tick.minus(WEEKS), tick.plusMillis(1), HOUR)) {
      if (row.time().equals(row.time().truncatedTo(ChronoUnit.HOURS))) {
        OffsetDateTime begin = row.time().minus(HOUR).atOffset(WorkingDays.SHANGHAI);
        hours.merge(
            begin.getDayOfWeek().getValue() * 24 + begin.getHour(),
            value.applyAsDouble(row),
            Double::sum);
      }
    }
    return hours;
  }
}
