package io.clearwatch.standalone.series;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Target.Statistic;
import io.clearwatch.standalone.series.CityOverview.Reading;
import io.clearwatch.standalone.series.SeriesStore.CityBacklog;
import io.clearwatch.standalone.series.SeriesStore.CityMean;
import io.clearwatch.standalone.series.SeriesStore.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Puts together what the store has on each city. */
public final class CityOverviews {
  private final SeriesStore store;
  private final Catalogue catalogue;
  private final Collection<City> cities;

  public CityOverviews(SeriesStore store, Catalogue catalogue, Collection<City> cities) {
    this.store = store;
    this.catalogue = catalogue;
    this.cities = cities;
  }

  /** The cities in their given order, with the newest figures. */
  public List<CityOverview> read() {
    Readings clearance = new Readings(Metric.CLEARANCE_CUSTOMS, Window.H24);
    Readings appointment = new Readings(Metric.APPOINTMENT, Window.H24);
    Readings refund = new Readings(Metric.REFUND_APPROVAL, Window.D30);
    List<CityBacklog> backlog = store.backlog();
    return cities.stream()
        .map(
            city ->
                new CityOverview(
                    city,
                    clearance.of(city, "IMPORT"),
                    clearance.of(city, "EXPORT"),
                    appointment.of(city, Dimension.ALL),
                    refund.of(city, Dimension.ALL),
                    sum(backlog, city, CityBacklog::open),
                    sum(backlog, city, CityBacklog::overdue)))
        .toList();
  }

  private static long sum(List<CityBacklog> backlog, City city, ToLongFunction<CityBacklog> part) {
    return backlog.stream().filter(row -> row.city().equals(city.id())).mapToLong(part).sum();
  }

  /** The means of a metric on a window, and the verdicts of the targets on its mean. */
  private final class Readings {
    private final List<CityMean> means;
    private final List<Verdict> verdicts;

    Readings(Metric metric, Window window) {
      means = store.means(metric, window);
      Set<String> targets =
          catalogue.targets().stream()
              .filter(target -> target.metric().equals(metric.key()))
              .filter(target -> target.statistic() == Statistic.MEAN)
              .map(Target::id)
              .collect(Collectors.toSet());
      verdicts =
          store.verdicts(window).stream()
              .filter(verdict -> targets.contains(verdict.target()))
              .toList();
    }

    Reading of(City city, String direction) {
      double value =
          means.stream()
              .filter(mean -> mean.city().equals(city.id()) && mean.direction().equals(direction))
              .mapToDouble(CityMean::mean)
              .findFirst()
              .orElse(Double.NaN);
      return verdicts.stream()
          .filter(verdict -> verdict.city().equals(city.id()))
          .filter(verdict -> verdict.direction().equals(direction))
          .min(Comparator.comparingDouble(Verdict::limit))
          .map(strictest -> new Reading(value, strictest.limit(), strictest.state()))
          .orElse(new Reading(value, Double.NaN, null));
    }
  }
}
