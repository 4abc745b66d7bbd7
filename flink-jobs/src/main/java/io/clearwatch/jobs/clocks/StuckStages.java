package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Direction;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimit;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.StuckStage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The limits of some stages, and the cases that stages of one subject make by them. */
final class StuckStages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<StuckLimit> limits = new ArrayList<>();
  private final PortRegistry ports;

  /**
   * A stage of one subject.
   *
   * @param startMillis milliseconds since the epoch
   * @param endMillis {@link EarliestTimes#ABSENT} if nothing has ended it
   */
  record Span(String port, Direction direction, long startMillis, long endMillis) {}

  StuckStages(StuckLimits all, PortRegistry ports, Set<StuckStage> stages) {
    for (StuckLimit limit : all.all()) {
      if (stages.contains(limit.stage())) {
        limits.add(limit);
      }
    }
    this.ports = ports;
  }

  static Set<StuckStage> ofDeclarations() {
    return EnumSet.complementOf(EnumSet.copyOf(ofInspections()));
  }

  static Set<StuckStage> ofInspections() {
    return EnumSet.of(StuckStage.INSPECTION_START, StuckStage.INSPECTION_FINISH);
  }

  /**
   * The cases of a subject.
   *
   * @param span gives the subject's stage, null if it has not come to it
   */
  List<StuckCase> cases(String subject, long lostMillis, Function<StuckStage, Span> span) {
    List<StuckCase> cases = new ArrayList<>(0);
    for (StuckLimit limit : limits) {
      Span stage = span.apply(limit.stage());
      if (stage == null) {
        continue;
      }
      long end = Math.min(stage.endMillis, lostMillis);
      if (stage.startMillis + limit.limitMillis() < end) {
        cases.add(
            new StuckCase(
                limit.id(),
                limit.limitMillis(),
                subject,
                ports.port(stage.port).city(),
                stage.port,
                stage.direction,
                stage.startMillis,
                end));
      }
    }
    return cases;
  }
}
