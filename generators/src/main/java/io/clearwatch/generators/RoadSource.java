package io.clearwatch.generators;

import io.clearwatch.events.Direction;

/** Trucks of one direction: independent of each other, at rates by hour and weekday. */
final class RoadSource {
  /** How long before its arrival a truck is known; no advance declaration is filed earlier. */
  private static final double LEAD_HOURS = 38;

  private static final HourProfile ROADS = new HourProfile(0.55);

  private final Site site;
  private final Flow flow;
  private final Direction direction;
  private final Arrivals arrivals;
  private final Draws draws;

  RoadSource(Site site, Flow flow, Direction direction, Arrivals arrivals, Draws draws) {
    this.site = site;
    this.flow = flow;
    this.direction = direction;
    this.arrivals = arrivals;
    this.draws = draws;
  }

  void start() {
    long hour = ShanghaiTime.HOUR_MILLIS;
    site.simulator().at(-Math.floorDiv(-site.simulator().nowMillis(), hour) * hour, this::planHour);
  }

  private void planHour() {
    long now = site.simulator().nowMillis();
    long hour = now + ShanghaiTime.hours(LEAD_HOURS);
    double perHour = 7 * flow.perDay() * ROADS.at(hour) / ROADS.ofWeek();
    double meanGap = ShanghaiTime.HOUR_MILLIS / perHour;
    for (double at = draws.exponential(meanGap);
        at < ShanghaiTime.HOUR_MILLIS;
        at += draws.exponential(meanGap)) {
      plan(hour + (long) at);
    }
    site.simulator().at(now + ShanghaiTime.HOUR_MILLIS, this::planHour);
  }

  private void plan(long arrivalMillis) {
    Declaration declaration =
        direction == Direction.IMPORT
            ? arrivals.expectImport(flow, arrivalMillis)
            : arrivals.expectExport(flow, null, attributes -> arrivalMillis).declaration();
    site.simulator().at(arrivalMillis, () -> arrive(declaration));
  }

  private void arrive(Declaration declaration) {
    long now = site.simulator().nowMillis();
    long opens = site.portOpens(now);
    if (opens > now) {
      long queued = opens + draws.between(0, 12 * ShanghaiTime.HOUR_MILLIS);
      site.simulator().at(queued, () -> arrive(declaration));
    } else {
      arrivals.land(declaration);
    }
  }
}
