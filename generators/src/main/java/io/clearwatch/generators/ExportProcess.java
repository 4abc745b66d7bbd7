package io.clearwatch.generators;

import io.clearwatch.events.Filing;

/**
 * The way of an export: at the yard, declared before or after that, reviewed or inspected,
 * released, loaded when its vessel leaves. Times and shares are own estimates.
 */
final class ExportProcess extends ClearanceProcess {
  private static final double PREPARATION_SIGMA = 0.9;
  private static final double LONGEST_PREPARATION_HOURS = 10;
  private static final double LATEST_ADVANCE_HOURS = 0.5;
  private static final double EARLIEST_ADVANCE_HOURS = 24;

  /** Spot checks are not ordered when the yard is not open within this time. */
  private static final double LONGEST_CLOSURE_HOURS = 24;

  private static final Span AUTOMATIC_REVIEW = new Span(0.15, 0.9, 1.5);
  private static final Span MANUAL_REVIEW = new Span(2.2, 0.6, 8);
  private static final double MANUAL = 0.05;
  private static final Span AFTER_INSPECTION = new Span(0.4, 0.8, 3);

  /** From the release over the border. */
  private static final Span DRIVE_OUT = new Span(0.8, 0.8, 12);

  private static final int BLOCK = 128;

  private final Draws draws;
  private final Strata preparations;
  private final Strata reviews;

  ExportProcess(Site site, PortReporter reporter, InspectionProcess inspections, Draws draws) {
    super(site, reporter, inspections, draws, LONGEST_CLOSURE_HOURS);
    this.draws = draws;
    preparations = draws.strata(BLOCK);
    reviews = draws.strata(BLOCK);
  }

  @Override
  void expect(Declaration declaration, long arrivalMillis) {
    if (declaration.attributes.filing() == Filing.ADVANCE) {
      double beforeHours = draws.uniform(LATEST_ADVANCE_HOURS, EARLIEST_ADVANCE_HOURS);
      site()
          .simulator()
          .at(arrivalMillis - ShanghaiTime.hours(beforeHours), () -> declare(declaration));
    }
  }

  @Override
  void arrived(Declaration declaration) {
    if (declaration.isDeclared()) {
      examine(declaration);
    } else if (declaration.attributes.filing() == Filing.ORDINARY) {
      Span preparation =
          new Span(
              declaration.flow.preparationHours(), PREPARATION_SIGMA, LONGEST_PREPARATION_HOURS);
      after(
          preparation.millis(preparations.next()),
          () -> withStaff(draws, () -> declare(declaration)));
    }
  }

  @Override
  void declared(Declaration declaration) {
    // Exports pay no duty here, and are released at the yard, never before.
  }

  @Override
  long reviewMillis(Declaration declaration) {
    double uniform = reviews.next();
    long review =
        uniform < MANUAL
            ? MANUAL_REVIEW.millis(uniform / MANUAL)
            : AUTOMATIC_REVIEW.millis((uniform - MANUAL) / (1 - MANUAL));
    return (long) (review * site().conditions().exportReview(site().city().id(), now()));
  }

  @Override
  long afterInspectionMillis() {
    return AFTER_INSPECTION.millis(draws);
  }

  @Override
  void released(Declaration declaration) {
    if (declaration.departure == null) {
      long out = now() + DRIVE_OUT.millis(draws);
      site().simulator().at(site().portOpens(out), () -> reporter().handedOver(declaration));
    } else {
      declaration.departure.await(declaration);
    }
  }
}
