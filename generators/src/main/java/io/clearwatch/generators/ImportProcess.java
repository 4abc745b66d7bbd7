package io.clearwatch.generators;

import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;

/**
 * The way of an import: declared before or after the arrival, its duty paid, reviewed or inspected,
 * released, collected. Times and shares are own estimates unless a source is given.
 */
final class ImportProcess extends ClearanceProcess {
  private static final double PREPARATION_SIGMA = 0.9;
  private static final double LONGEST_PREPARATION_HOURS = 300;
  private static final double CERTIFIED_PREPARATION = 0.85;

  /** How long before the arrival an advance declaration is filed, at least and at most. */
  private static final double LATEST_ADVANCE_HOURS = 1;

  private static final double EARLIEST_ADVANCE_HOURS = 36;
  private static final double TWO_STEP_BEFORE_HOURS = 12;
  private static final double TWO_STEP_AFTER_HOURS = 3;

  /** Share of the advance declarations that are released before the goods arrive. */
  private static final double RELEASED_EARLY = 0.25;

  /** Spot checks are not ordered when the yard is not open within this time. */
  private static final double LONGEST_CLOSURE_HOURS = 48;

  private static final Span AUTOMATIC_REVIEW = new Span(0.15, 1, 1);
  private static final Span MANUAL_REVIEW = new Span(5, 0.7, 24);
  private static final double MANUAL = 0.05;

  /** From the arrival to the release of what was declared before: tally and confirmation. */
  private static final Span ADVANCE_RELEASE = new Span(3, 0.6, 6);

  private static final Span TWO_STEP_RELEASE = new Span(4.5, 0.6, 12);
  private static final Span AFTER_INSPECTION = new Span(2, 0.8, 10);

  private static final double DUTIABLE = 0.7;
  private static final Span PAYMENT = new Span(0.6, 0.8, 8);

  /** Certified traders pay collectively, after the release. */
  private static final Span COLLECTIVE_PAYMENT = new Span(60, 0.5, 240);

  /** Mean: Qingdao containers in 2017. */
  private static final Span COLLECTION_SEA = new Span(52, 0.9, 480);

  private static final Span COLLECTION_RAIL = new Span(24, 0.8, 200);
  private static final Span COLLECTION_AIR = new Span(7, 0.8, 96);
  private static final Span COLLECTION_ROAD = new Span(0.8, 0.8, 24);
  private static final Span SHIPSIDE_PICKUP = new Span(0.9, 0.8, 6);
  private static final int BLOCK = 64;

  private final Draws draws;
  private final Strata preparations;

  ImportProcess(Site site, PortReporter reporter, InspectionProcess inspections, Draws draws) {
    super(site, reporter, inspections, draws, LONGEST_CLOSURE_HOURS);
    this.draws = draws;
    preparations = draws.strata(BLOCK);
  }

  @Override
  void expect(Declaration declaration, long arrivalMillis) {
    Filing filing = declaration.attributes.filing();
    if (filing == Filing.ORDINARY) {
      return;
    }
    double beforeHours =
        filing == Filing.ADVANCE
            ? draws.uniform(LATEST_ADVANCE_HOURS, EARLIEST_ADVANCE_HOURS)
            : draws.uniform(-TWO_STEP_AFTER_HOURS, TWO_STEP_BEFORE_HOURS);
    site()
        .simulator()
        .at(arrivalMillis - ShanghaiTime.hours(beforeHours), () -> declare(declaration));
  }

  @Override
  void arrived(Declaration declaration) {
    if (declaration.attributes.filing() == Filing.ORDINARY) {
      double factor = declaration.attributes.isCertified() ? CERTIFIED_PREPARATION : 1;
      Span preparation =
          new Span(
              factor * declaration.flow.preparationHours(),
              PREPARATION_SIGMA,
              LONGEST_PREPARATION_HOURS);
      after(
          preparation.millis(preparations.next()),
          () -> withStaff(draws, () -> declare(declaration)));
    } else if (declaration.isReleased()) {
      collect(declaration);
    } else if (declaration.isDeclared() && !declaration.isReleasedEarly()) {
      examine(declaration);
    }
  }

  @Override
  void declared(Declaration declaration) {
    screen(declaration);
    boolean cleared = declaration.fate == Declaration.Fate.RELEASED;
    if (cleared && !declaration.attributes.isCertified() && draws.chance(DUTIABLE)) {
      declaration.payDutyAt(now() + PAYMENT.millis(draws));
      site().simulator().at(declaration.dutyPaidMillis(), () -> reporter().dutyPaid(declaration));
    }
    if (declaration.attributes.filing() == Filing.ADVANCE
        && !declaration.hasArrived()
        && !declaration.isInspected()
        && draws.chance(RELEASED_EARLY)) {
      declaration.releaseEarly();
      releaseAfter(AUTOMATIC_REVIEW.millis(draws), declaration);
    }
  }

  @Override
  long reviewMillis(Declaration declaration) {
    return switch (declaration.attributes.filing()) {
      case ADVANCE -> ADVANCE_RELEASE.millis(draws);
      case TWO_STEP -> TWO_STEP_RELEASE.millis(draws);
      case ORDINARY -> (draws.chance(MANUAL) ? MANUAL_REVIEW : AUTOMATIC_REVIEW).millis(draws);
    };
  }

  @Override
  long afterInspectionMillis() {
    return AFTER_INSPECTION.millis(draws);
  }

  @Override
  void released(Declaration declaration) {
    if (declaration.attributes.isCertified() && draws.chance(DUTIABLE)) {
      after(COLLECTIVE_PAYMENT.millis(draws), () -> reporter().dutyPaid(declaration));
    }
    if (declaration.hasArrived()) {
      collect(declaration);
    }
  }

  private void collect(Declaration declaration) {
    long collected = now() + collection(declaration).millis(draws);
    site().simulator().at(site().portOpens(collected), () -> reporter().handedOver(declaration));
  }

  private static Span collection(Declaration declaration) {
    if (declaration.attributes.handling() == Handling.SHIPSIDE_PICKUP) {
      return SHIPSIDE_PICKUP;
    }
    return switch (declaration.transport()) {
      case SEA -> COLLECTION_SEA;
      case RAIL -> COLLECTION_RAIL;
      case AIR, POST -> COLLECTION_AIR;
      case ROAD -> COLLECTION_ROAD;
    };
  }
}
