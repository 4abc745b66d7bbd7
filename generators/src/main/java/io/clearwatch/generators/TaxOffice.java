package io.clearwatch.generators;

import io.clearwatch.events.RefundPhase;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The office that refunds tax on exports in a city. Claims are examined for some working days, and
 * then wait for the approval run of an afternoon, which takes them in order up to the day's
 * capacity: what is left over waits for the next. Shares and times are own estimates unless a
 * source is given.
 */
final class TaxOffice {
  /** Cases a day that can be approved, against those that come in on average. */
  private static final double CAPACITY = 1.6;

  /** Claims are due in the first half of the month. */
  private static final double FIRST_HALF_FACTOR = 1.15;

  private static final double SECOND_HALF_FACTOR = 0.85;
  private static final int FIRST_HALF_DAYS = 15;

  private static final double OPENS_HOUR = 9;
  private static final double CLOSES_HOUR = 17;
  private static final double APPROVAL_RUN_HOUR = 15.5;
  private static final double APPROVAL_RUN_HOURS = 8.0 / 60;

  private static final Span ACCEPTANCE = new Span(2.5, 0.8, 24);
  private static final double PAPERLESS = 0.98;
  private static final double SUSPENDED = 0.05;
  private static final double REJECTED = 0.015;
  private static final double WITHDRAWN = 0.008;
  private static final double REJECTED_AFTER_SUSPENSION = 0.2;
  private static final int SHORTEST_SUSPENSION_DAYS = 20;
  private static final int LONGEST_SUSPENSION_DAYS = 65;
  private static final int LONGEST_PAYMENT_DAYS = 4;

  private static final double MEAN_AMOUNT_YUAN = 180_000;
  private static final double AMOUNT_SIGMA = 1.3;
  private static final int BLOCK = 50;

  private final CityProfile city;
  private final double claimsPerDay;
  private final Traders traders;
  private final Simulator simulator;
  private final Conditions conditions;
  private final RefundReporter reporter;
  private final Draws draws;
  private final Strata examinations;
  private final Quota capacity = new Quota(0);
  private final Deque<Refund> examined = new ArrayDeque<>();

  TaxOffice(
      CityProfile city,
      double rate,
      Traders traders,
      Simulator simulator,
      Conditions conditions,
      RefundReporter reporter,
      Draws draws) {
    this.city = city;
    claimsPerDay = rate * city.refundsPerWorkingDay();
    this.traders = traders;
    this.simulator = simulator;
    this.conditions = conditions;
    this.reporter = reporter;
    this.draws = draws;
    examinations = draws.strata(BLOCK);
  }

  void start() {
    startDay(ShanghaiTime.epochDay(simulator.nowMillis()) + 1);
  }

  private void startDay(long epochDay) {
    simulator.at(ShanghaiTime.startOfDayMillis(epochDay), () -> work(epochDay));
  }

  private void work(long epochDay) {
    if (ShanghaiTime.isWorkingDay(epochDay)) {
      boolean firstHalf = ShanghaiTime.dayOfMonth(epochDay) <= FIRST_HALF_DAYS;
      double claims = claimsPerDay * (firstHalf ? FIRST_HALF_FACTOR : SECOND_HALF_FACTOR);
      double meanGapHours = (CLOSES_HOUR - OPENS_HOUR) / claims;
      for (double hour = OPENS_HOUR + draws.exponential(meanGapHours);
          hour < CLOSES_HOUR;
          hour += draws.exponential(meanGapHours)) {
        simulator.at(at(epochDay, hour), this::submit);
      }
      simulator.at(at(epochDay, APPROVAL_RUN_HOUR), this::approve);
    }
    startDay(epochDay + 1);
  }

  private void submit() {
    Trader exporter = traders.pick(draws);
    long amountFen = (long) (100 * draws.lognormal(MEAN_AMOUNT_YUAN, AMOUNT_SIGMA));
    Refund refund = new Refund(exporter, amountFen, draws.chance(PAPERLESS));
    reporter.tell(refund, RefundPhase.SUBMITTED);
    long accepted = officeTime(simulator.nowMillis() + ACCEPTANCE.millis(draws));
    simulator.at(accepted, () -> accept(refund));
  }

  private void accept(Refund refund) {
    reporter.tell(refund, RefundPhase.ACCEPTED);
    int days =
        RefundTimes.examinationWorkingDays(refund.exporter.exporterClass(), examinations.next());
    double course = draws.uniform();
    if (course < SUSPENDED) {
      afterWorkingDays(1 + draws.below(4), () -> suspend(refund));
    } else if (course < SUSPENDED + REJECTED) {
      afterWorkingDays(days, () -> reporter.tell(refund, RefundPhase.REJECTED));
    } else if (course < SUSPENDED + REJECTED + WITHDRAWN) {
      afterWorkingDays(1, () -> reporter.tell(refund, RefundPhase.WITHDRAWN));
    } else {
      examine(refund, days);
    }
  }

  private void suspend(Refund refund) {
    reporter.tell(refund, RefundPhase.SUSPENDED);
    int days =
        SHORTEST_SUSPENSION_DAYS
            + draws.below(LONGEST_SUSPENSION_DAYS - SHORTEST_SUSPENSION_DAYS + 1);
    afterWorkingDays(
        days,
        () -> {
          if (draws.chance(REJECTED_AFTER_SUSPENSION)) {
            reporter.tell(refund, RefundPhase.REJECTED);
          } else {
            reporter.tell(refund, RefundPhase.RESUMED);
            examine(refund, 1);
          }
        });
  }

  /** Ready for the approval run of the n-th working day from now on. */
  private void examine(Refund refund, int workingDays) {
    long day =
        ShanghaiTime.plusWorkingDays(ShanghaiTime.epochDay(simulator.nowMillis()), workingDays);
    simulator.at(
        at(day, APPROVAL_RUN_HOUR) - ShanghaiTime.MINUTE_MILLIS, () -> examined.add(refund));
  }

  private void approve() {
    long now = simulator.nowMillis();
    if (conditions.staffAway(city.id(), now)) {
      return;
    }
    double today = CAPACITY * claimsPerDay * conditions.taxCapacity(city.id(), now);
    for (int places = capacity.count(today); places > 0 && !examined.isEmpty(); places--) {
      Refund refund = examined.remove();
      long within = draws.between(0, ShanghaiTime.hours(APPROVAL_RUN_HOURS));
      simulator.at(now + within, () -> approved(refund));
    }
  }

  private void approved(Refund refund) {
    reporter.tell(refund, RefundPhase.APPROVED);
    afterWorkingDays(
        1 + draws.below(LONGEST_PAYMENT_DAYS), () -> reporter.tell(refund, RefundPhase.PAID));
  }

  /** At some time in the office hours of the n-th working day from now on. */
  private void afterWorkingDays(int workingDays, Runnable action) {
    long day =
        ShanghaiTime.plusWorkingDays(ShanghaiTime.epochDay(simulator.nowMillis()), workingDays);
    long time = at(day, draws.uniform(OPENS_HOUR, CLOSES_HOUR));
    simulator.at(
        officeTime(Math.max(time, simulator.nowMillis() + ShanghaiTime.MINUTE_MILLIS)), action);
  }

  /** The given time if the office works then, else the next time at which it does. */
  private long officeTime(long timeMillis) {
    long time = conditions.staffReturns(city.id(), timeMillis);
    long day = ShanghaiTime.epochDay(time);
    if (ShanghaiTime.isWorkingDay(day) && time < at(day, CLOSES_HOUR)) {
      return Math.max(time, at(day, OPENS_HOUR));
    }
    return at(ShanghaiTime.plusWorkingDays(day, 1), OPENS_HOUR + draws.uniform());
  }

  private static long at(long epochDay, double hour) {
    return ShanghaiTime.startOfDayMillis(epochDay) + ShanghaiTime.hours(hour);
  }
}
