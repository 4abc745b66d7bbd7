package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.stuck.StuckTransition;

/**
 * What subjects come to besides their results: stays in the backlog and stuck cases; for one
 * thread.
 */
final class Outcomes implements AutoCloseable {
  private final Spill<OpenDeclaration> stays;
  private final Spill<StuckCase> cases;
  private final SortedLines.Adder alerts;
  private final long untilMillis;

  /**
   * @param stays by the week in which they begin
   * @param cases by the week in which they begin; null where their counts are not wanted
   * @param untilMillis transitions before this time are told
   */
  Outcomes(
      Spill<OpenDeclaration> stays,
      Spill<StuckCase> cases,
      SortedLines.Adder alerts,
      long untilMillis) {
    this.stays = stays;
    this.cases = cases;
    this.alerts = alerts;
    this.untilMillis = untilMillis;
  }

  void add(OpenDeclaration stay) {
    stays.add(Weeks.of(stay.fromMillis()), stay);
  }

  void add(StuckCase stuck) {
    if (cases != null) {
      cases.add(Weeks.of(stuck.fromMillis()), stuck);
    }
    tell(StuckTransition.firing(stuck));
    tell(StuckTransition.resolved(stuck));
  }

  private void tell(StuckTransition transition) {
    if (transition.timeMillis() < untilMillis) {
      alerts.add(CsvTables.ALERTS.line(transition.alert()));
    }
  }

  @Override
  public void close() {
    alerts.close();
  }
}
