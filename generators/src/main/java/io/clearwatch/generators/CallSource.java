package io.clearwatch.generators;

import io.clearwatch.events.Handling;
import java.util.ArrayList;
import java.util.List;

/**
 * Vessels, aircraft or trains that call at a port. Each brings and takes what has gathered since
 * the one before it, so its load grows with the time between them. While the port is closed they
 * wait, and come in one after the other when it opens.
 */
final class CallSource {
  /** Time between two berthings after a closure, as a part of the usual time between calls. */
  private static final double BERTHING_GAP = 0.3;

  /** Weekends bring fewer goods to the yards, though vessels keep coming. */
  private static final HourProfile YARD_GATES = new HourProfile(0.8);

  /** Before the departure, goods for direct loading come straight to the vessel. */
  private static final double EARLIEST_DIRECT_HOURS = 10;

  private static final double LATEST_DIRECT_HOURS = 4;
  private static final int TRIES = 8;

  private final Site site;
  private final Flow imports;
  private final Flow exports;
  private final CallPattern pattern;
  private final Arrivals arrivals;
  private final PortReporter reporter;
  private final Draws draws;
  private final Quota importCount;
  private final Quota exportCount;
  private Departure lastPlanned;
  private long berthFreeMillis = Long.MIN_VALUE;

  CallSource(
      Site site,
      Flow imports,
      Flow exports,
      Arrivals arrivals,
      PortReporter reporter,
      Draws draws) {
    this.site = site;
    this.imports = imports;
    this.exports = exports;
    this.arrivals = arrivals;
    this.reporter = reporter;
    this.draws = draws;
    pattern = CallPattern.of(imports.transport());
    importCount = new Quota(draws.uniform());
    exportCount = new Quota(draws.uniform());
  }

  void start() {
    long first = now() + ShanghaiTime.hours(pattern.leadHours());
    planNext(first);
  }

  private void planNext(long previousMillis) {
    long gap = (long) draws.erlang(pattern.erlangOrder(), pattern.meanGapMillis());
    long arrival = previousMillis + gap;
    site.simulator()
        .at(
            arrival - ShanghaiTime.hours(pattern.leadHours()),
            () -> {
              plan(arrival, gap);
              planNext(arrival);
            });
  }

  private void plan(long arrivalMillis, long gapMillis) {
    double days = gapMillis / (double) ShanghaiTime.DAY_MILLIS;
    long departs = arrivalMillis + ShanghaiTime.hours(pattern.stayHours());
    Departure departure = new Departure(departs, site.simulator(), draws, reporter::handedOver);
    if (lastPlanned != null) {
      lastPlanned.followedBy(departure);
    }
    lastPlanned = departure;
    List<Declaration> cargo = new ArrayList<>();
    for (int i = importCount.count(imports.perDay() * days); i > 0; i--) {
      cargo.add(arrivals.expectImport(imports, arrivalMillis));
    }
    for (int i = exportCount.count(exports.perDay() * days); i > 0; i--) {
      deliverToYard(departure);
    }
    site.simulator().at(arrivalMillis, () -> call(cargo, departure));
  }

  private void deliverToYard(Departure departure) {
    Arrivals.Expected expected =
        arrivals.expectExport(
            exports, departure, attributes -> yardArrivalMillis(attributes, departure));
    site.simulator().at(expected.arrivalMillis(), () -> passGate(expected.declaration()));
  }

  private long yardArrivalMillis(Attributes attributes, Departure departure) {
    if (attributes.handling() == Handling.DIRECT_LOADING) {
      double beforeHours = draws.uniform(LATEST_DIRECT_HOURS, EARLIEST_DIRECT_HOURS);
      return departure.leavesMillis() - ShanghaiTime.hours(beforeHours);
    }
    long opens = departure.leavesMillis() - ShanghaiTime.hours(pattern.yardOpensHours());
    long cutOff = departure.leavesMillis() - ShanghaiTime.hours(pattern.cutOffHours());
    long time = draws.between(opens, cutOff);
    for (int i = 0; i < TRIES && !draws.chance(YARD_GATES.at(time)); i++) {
      time = draws.between(opens, cutOff);
    }
    return time;
  }

  private void passGate(Declaration declaration) {
    long opens = site.portOpens(now());
    if (opens > now()) {
      long queued = opens + draws.between(0, 12 * ShanghaiTime.HOUR_MILLIS);
      site.simulator().at(queued, () -> passGate(declaration));
    } else {
      arrivals.land(declaration);
    }
  }

  private void call(List<Declaration> cargo, Departure departure) {
    long opens = site.portOpens(now());
    if (opens > now() || berthFreeMillis > now()) {
      long berths = Math.max(opens, berthFreeMillis);
      berthFreeMillis = berths + (long) (BERTHING_GAP * pattern.meanGapMillis());
      site.simulator().at(berths, () -> berth(cargo, departure));
    } else {
      berth(cargo, departure);
    }
  }

  private void berth(List<Declaration> cargo, Departure departure) {
    long discharged = now() + ShanghaiTime.hours(pattern.dischargeHours());
    for (Declaration declaration : cargo) {
      site.simulator().at(draws.between(now(), discharged), () -> arrivals.land(declaration));
    }
    departure.postponeTo(now() + ShanghaiTime.hours(pattern.stayHours()));
    long loads = departure.leavesMillis() - ShanghaiTime.hours(pattern.loadingHours());
    site.simulator().at(loads, () -> load(departure));
  }

  private void load(Departure departure) {
    long opens = site.portOpens(now());
    if (opens > now()) {
      departure.postponeTo(opens + ShanghaiTime.hours(pattern.loadingHours()));
      site.simulator().at(opens, () -> load(departure));
    } else {
      departure.beginLoading();
      site.simulator().at(departure.leavesMillis(), departure::leave);
    }
  }

  private long now() {
    return site.simulator().nowMillis();
  }
}
