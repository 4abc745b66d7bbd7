package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Inspections.Share;
import io.clearwatch.board.views.Overview.Verdict;
import io.clearwatch.board.views.Refunds.CityRefunds;
import io.clearwatch.board.views.Refunds.ExporterClass;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the view of refunds together from the store. */
public final class RefundReader {
  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;

  public RefundReader(SeriesStore store, BoardSeeds seeds) {
    this.store = store;
    this.catalogue = seeds.catalogue();
    this.ports = seeds.ports();
  }

  /**
   * @param window 24 hours or longer
   */
  public Refunds read(Window window, Instant now) {
    Optional<Instant> newest = NewestTick.of(store, now);
    if (newest.isEmpty()) {
      return new Refunds(0, window.key(), List.of());
    }
    Instant tick = newest.get();
    Map<String, Map<String, Map<String, Figures>>> figures = figures(window, tick);
    Map<String, List<Share>> shares = shares(window, tick);
    List<CityRefunds> cities = new ArrayList<>();
    for (City city : ports.cities()) {
      Map<String, Map<String, Figures>> own = figures.getOrDefault(city.id(), Map.of());
      Map<String, Figures> all = own.getOrDefault(Dimension.ALL, Map.of());
      Target target = target(city);
      cities.add(
          new CityRefunds(
              city.id(),
              city.name(),
              target == null ? null : Promises.of(target, catalogue, tick),
              target == null ? null : verdict(target, tick),
              all.get(Metric.REFUND_APPROVAL.key()),
              all.get(Metric.REFUND_PAYMENT.key()),
              new Courses(store).of(approvals(city), window, tick),
              classes(own),
              shares.getOrDefault(city.id(), List.of())));
    }
    return new Refunds(tick.toEpochMilli(), window.key(), cities);
  }

  private static Selection approvals(City city) {
    return Selection.of(Measurement.ROLLING)
        .where("metric", Metric.REFUND_APPROVAL.key())
        .where(Dimension.CITY, city.id())
        .rolledUpExcept(Dimension.CITY);
  }

  private Target target(City city) {
    return catalogue.targets().stream()
        .filter(one -> one.metric().equals(Metric.REFUND_APPROVAL.key()))
        .filter(one -> city.id().equals(one.scope().get(Dimension.CITY)))
        .findFirst()
        .orElse(null);
  }

  private Verdict verdict(Target target, Instant tick) {
    return new AtTick(store, tick)
            .newest(
                Selection.of(Measurement.COMPLIANCE)
                    .where("target", target.id())
                    .where("window", target.watched().key()))
            .stream()
            .findFirst()
            .map(Verdict::of)
            .orElse(null);
  }

  /** Newest figures by city, class and metric. */
  private Map<String, Map<String, Map<String, Figures>>> figures(Window window, Instant tick) {
    Map<String, Map<String, Map<String, Figures>>> figures = new HashMap<>();
    for (Row row :
        new AtTick(store, tick)
            .newest(
                Selection.of(Measurement.ROLLING)
                    .where("metric", Metric.REFUND_APPROVAL.key(), Metric.REFUND_PAYMENT.key())
                    .where("window", window.key())
                    .rolledUpExcept(Dimension.CITY, Dimension.EXPORTER_CLASS))) {
      if (row.integer("count") > 0) {
        figures
            .computeIfAbsent(row.tag("city"), unused -> new TreeMap<>())
            .computeIfAbsent(row.tag("exporter_class"), unused -> new HashMap<>())
            .put(row.tag("metric"), Figures.of(row));
      }
    }
    return figures;
  }

  private static List<ExporterClass> classes(Map<String, Map<String, Figures>> figures) {
    List<ExporterClass> classes = new ArrayList<>();
    figures.forEach(
        (name, own) -> {
          if (!name.equals(Dimension.ALL)) {
            classes.add(
                new ExporterClass(
                    name,
                    own.get(Metric.REFUND_APPROVAL.key()),
                    own.get(Metric.REFUND_PAYMENT.key())));
          }
        });
    return classes;
  }

  private Map<String, List<Share>> shares(Window window, Instant tick) {
    Map<String, List<Share>> shares = new HashMap<>();
    for (Row row :
        new AtTick(store, tick)
            .newest(
                Selection.of(Measurement.SHARE)
                    .where(
                        "indicator",
                        Indicator.REFUND_SUSPENDED.key(),
                        Indicator.REFUND_PAPERLESS.key())
                    .where("window", window.key())
                    .rolledUpExcept(Dimension.CITY))) {
      if (row.integer("denominator") > 0) {
        shares
            .computeIfAbsent(row.tag("city"), unused -> new ArrayList<>())
            .add(
                new Share(
                    row.tag("indicator"), row.integer("numerator"), row.integer("denominator")));
      }
    }
    return shares;
  }
}
