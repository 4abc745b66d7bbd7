package io.clearwatch.generators;

/** The way of a declaration through a port, in one direction. */
abstract class ClearanceProcess {
  /** From the selection to the inspection, where the yard is open. */
  private static final long NOTICE_MILLIS = 10 * ShanghaiTime.HOUR_MILLIS;

  private final Site site;
  private final PortReporter reporter;
  private final InspectionProcess inspections;
  private final Quota inspected;
  private final long longestClosureMillis;

  ClearanceProcess(
      Site site,
      PortReporter reporter,
      InspectionProcess inspections,
      Draws draws,
      double longestClosureHours) {
    this.site = site;
    this.reporter = reporter;
    this.inspections = inspections;
    inspected = new Quota(draws.uniform());
    longestClosureMillis = ShanghaiTime.hours(longestClosureHours);
  }

  /** Goods will arrive: those who file before that plan to do so. */
  abstract void expect(Declaration declaration, long arrivalMillis);

  /** Goods arrive: conveyance arrival for an import, arrival at the yard for an export. */
  final void arrive(Declaration declaration) {
    declaration.arrive();
    reporter.arrived(declaration);
    arrived(declaration);
  }

  /** What follows the arrival, before which the declaration may have been filed and released. */
  abstract void arrived(Declaration declaration);

  final void declare(Declaration declaration) {
    declaration.declare();
    reporter.declared(declaration);
    declared(declaration);
    if (declaration.hasArrived()) {
      examine(declaration);
    }
  }

  /** What the declaration itself sets going. */
  abstract void declared(Declaration declaration);

  /** Customs decides, once, whether to inspect. */
  final void screen(Declaration declaration) {
    if (!declaration.isScreened()) {
      double risk = InspectionRisk.of(declaration.direction, declaration.attributes);
      long ready = now() + NOTICE_MILLIS;
      boolean closed = site.yardOpens(ready) > now() + longestClosureMillis;
      declaration.screen(!closed && inspected.selects(risk));
    }
  }

  /** Goods and declaration are both there: inspection or review. */
  final void examine(Declaration declaration) {
    screen(declaration);
    if (declaration.isInspected()) {
      inspections.order(declaration, this::passed);
    } else {
      releaseAfter(reviewMillis(declaration), declaration);
    }
  }

  /** Length of the review of a declaration that is not inspected. */
  abstract long reviewMillis(Declaration declaration);

  /** Nothing more of an inspection keeps the declaration. */
  private void passed(Declaration declaration) {
    releaseAfter(afterInspectionMillis(), declaration);
  }

  abstract long afterInspectionMillis();

  final void releaseAfter(long delayMillis, Declaration declaration) {
    long time = Math.max(now() + delayMillis, declaration.dutyPaidMillis());
    site.simulator().at(time, () -> release(declaration));
  }

  private void release(Declaration declaration) {
    switch (declaration.fate) {
      case CANCELLED -> reporter.cancelled(declaration);
      case RELEASED -> {
        declaration.release();
        reporter.released(declaration);
        released(declaration);
      }
      case FORGOTTEN -> {
        // Nothing more is heard of it.
      }
    }
  }

  /** What follows the release. */
  abstract void released(Declaration declaration);

  final Site site() {
    return site;
  }

  final PortReporter reporter() {
    return reporter;
  }

  final long now() {
    return site.simulator().nowMillis();
  }

  final void after(long delayMillis, Runnable action) {
    site.simulator().at(now() + delayMillis, action);
  }

  /** Work that people do: now, or some hours after they are back. */
  final void withStaff(Draws draws, Runnable action) {
    long back = site.conditions().staffReturns(site.city().id(), now());
    long catchUp = back > now() ? draws.between(0, 12 * ShanghaiTime.HOUR_MILLIS) : 0;
    site.simulator().at(back + catchUp, action);
  }
}
