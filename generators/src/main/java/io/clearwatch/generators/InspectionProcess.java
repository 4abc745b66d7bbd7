package io.clearwatch.generators;

import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way of an inspection: ordered, requested by the trader, confirmed for a slot, started when a
 * server is free, finished; then the fee is waived if nothing was found. Times and shares are own
 * estimates.
 */
final class InspectionProcess implements Station.Observer {
  private static final double REQUESTED = 0.92;
  private static final double CANCELLED = 0.025;
  private static final double MOVED_BY_TRADER = 0.02;
  private static final double CLEAR = 0.9;
  private static final double FEE_WAIVED = 0.93;
  private static final double SECOND_AFTER_FINDING = 0.25;
  private static final double SECOND_AFTER_CLEAR = 0.004;

  private static final Span IMPORT_REQUEST = new Span(4, 1, 24);
  private static final Span EXPORT_REQUEST = new Span(0.4, 0.8, 4);
  private static final Span IMPORT_MOVE_IN = new Span(6, 0.8, 36);
  private static final Span EXPORT_MOVE_IN = new Span(0.8, 0.8, 5);
  private static final Span CONFIRMATION = new Span(0.4, 0.8, 4);
  private static final Span CANCELLATION = new Span(3, 0.8, 12);

  /**
   * An export leaves with its vessel: customs drops an inspection that the yard has not begun by
   * then.
   */
  private static final Span EXPORT_PATIENCE = new Span(19, 0.1, 24);

  private static final Span IMPORT_LABORATORY = new Span(24, 0.5, 72);
  private static final Span EXPORT_LABORATORY = new Span(6, 0.4, 14);
  private static final Span IMPORT_TREATMENT = new Span(20, 0.7, 72);
  private static final Span EXPORT_TREATMENT = new Span(5, 0.6, 20);
  private static final Span FEE_DECISION = new Span(8, 1, 72);

  /** Between a confirmation and the earliest slot: the goods must be brought to the yard. */
  private static final double IMPORT_NOTICE_HOURS = 3;

  private static final double EXPORT_NOTICE_HOURS = 0.5;
  private static final double PERISHABLE_NOTICE_HOURS = 0.5;
  private static final double MOVED_LATER_HOURS = 12;

  private final Site site;
  private final PortReporter reporter;
  private final Draws draws;
  private final Map<InspectionKind, Station> stations = new EnumMap<>(InspectionKind.class);

  InspectionProcess(Site site, PortReporter reporter, Draws draws) {
    this.site = site;
    this.reporter = reporter;
    this.draws = draws;
    double perDay = expectedPerDay(site.profile());
    for (InspectionKind kind : InspectionKind.values()) {
      stations.put(
          kind, new Station(site, kind, perDay * InspectionWork.KINDS.share(kind), draws, this));
    }
  }

  private static double expectedPerDay(PortProfile profile) {
    double sum = 0;
    for (Flow flow : profile.imports()) {
      sum += flow.perDay() * InspectionRisk.expected(Direction.IMPORT, flow.transport());
    }
    for (Flow flow : profile.exports()) {
      sum += flow.perDay() * InspectionRisk.expected(Direction.EXPORT, flow.transport());
    }
    return sum;
  }

  /**
   * @param onPassed told when nothing more of an inspection keeps the declaration
   */
  void order(Declaration declaration, Consumer<Declaration> onPassed) {
    order(declaration, 1, onPassed);
  }

  private void order(Declaration declaration, int ordinal, Consumer<Declaration> onPassed) {
    InspectionKind kind = InspectionWork.KINDS.pick(draws.uniform());
    Inspection inspection = new Inspection(declaration, kind, ordinal, onPassed);
    reporter.inspection(inspection, InspectionPhase.ORDERED);
    boolean isImport = declaration.isImport();
    if (draws.chance(CANCELLED)) {
      after(CANCELLATION.millis(draws), () -> cancel(inspection));
    } else if (!isImport) {
      after(EXPORT_PATIENCE.millis(draws), () -> cancel(inspection));
    }
    if (draws.chance(REQUESTED)) {
      long lag = (isImport ? IMPORT_REQUEST : EXPORT_REQUEST).millis(draws);
      after(lag, () -> request(inspection));
    } else {
      after((isImport ? IMPORT_MOVE_IN : EXPORT_MOVE_IN).millis(draws), () -> join(inspection));
    }
  }

  private void cancel(Inspection inspection) {
    if (!inspection.isStarted()) {
      inspection.cancel();
      reporter.inspection(inspection, InspectionPhase.CANCELLED);
      inspection.pass();
    }
  }

  private void request(Inspection inspection) {
    if (inspection.isCancelled()) {
      return;
    }
    reporter.inspection(inspection, InspectionPhase.REQUESTED);
    double pressure = station(inspection).pressure();
    long answered = now() + (long) (CONFIRMATION.millis(draws) * (1 + pressure));
    site.simulator()
        .at(site.yardOpens(answered), () -> confirm(inspection, noticeMillis(inspection)));
  }

  private void confirm(Inspection inspection, long noticeMillis) {
    if (inspection.isCancelled()) {
      return;
    }
    long slot = station(inspection).book(now() + noticeMillis, inspection.isPerishable());
    reporter.confirmed(inspection, slot);
    if (draws.chance(MOVED_BY_TRADER)) {
      long asked = draws.between(now(), slot);
      site.simulator().at(asked, () -> confirm(inspection, ShanghaiTime.hours(MOVED_LATER_HOURS)));
    } else {
      site.simulator().at(slot, () -> keepAppointment(inspection));
    }
  }

  /** A yard that has to stay closed gives a new appointment. */
  private void keepAppointment(Inspection inspection) {
    long opens = site.yardOpens(now());
    if (opens > now()) {
      site.simulator().at(opens, () -> confirm(inspection, 0));
    } else {
      join(inspection);
    }
  }

  private void join(Inspection inspection) {
    if (!inspection.isCancelled()) {
      station(inspection).join(inspection);
    }
  }

  @Override
  public void started(Inspection inspection) {
    inspection.start();
    reporter.inspection(inspection, InspectionPhase.STARTED);
  }

  @Override
  public void served(Inspection inspection) {
    if (inspection.kind() == InspectionKind.SAMPLING) {
      boolean isImport = inspection.declaration().isImport();
      after(
          (isImport ? IMPORT_LABORATORY : EXPORT_LABORATORY).millis(draws),
          () -> finish(inspection));
    } else {
      finish(inspection);
    }
  }

  private void finish(Inspection inspection) {
    boolean clear = draws.chance(CLEAR);
    reporter.finished(inspection, clear ? Outcome.CLEAR : Outcome.FINDING);
    if (clear && draws.chance(FEE_WAIVED)) {
      after(
          FEE_DECISION.millis(draws),
          () -> reporter.inspection(inspection, InspectionPhase.FEE_WAIVED));
    }
    Declaration declaration = inspection.declaration();
    if (inspection.ordinal() == 1
        && draws.chance(clear ? SECOND_AFTER_CLEAR : SECOND_AFTER_FINDING)) {
      order(declaration, 2, inspection.onPassed());
    } else if (clear) {
      inspection.pass();
    } else {
      Span treatment = declaration.isImport() ? IMPORT_TREATMENT : EXPORT_TREATMENT;
      after(treatment.millis(draws), inspection::pass);
    }
  }

  private Station station(Inspection inspection) {
    return stations.get(inspection.kind());
  }

  private long noticeMillis(Inspection inspection) {
    if (inspection.isPerishable()) {
      return ShanghaiTime.hours(PERISHABLE_NOTICE_HOURS);
    }
    return ShanghaiTime.hours(
        inspection.declaration().isImport() ? IMPORT_NOTICE_HOURS : EXPORT_NOTICE_HOURS);
  }

  private long now() {
    return site.simulator().nowMillis();
  }

  private void after(long delayMillis, Runnable action) {
    site.simulator().at(now() + delayMillis, action);
  }
}
