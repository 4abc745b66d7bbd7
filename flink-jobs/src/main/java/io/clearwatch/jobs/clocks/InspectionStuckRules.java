package io.clearwatch.jobs.clocks;

import io.clearwatch.events.InspectionPhase;
import io.clearwatch.jobs.clocks.StuckStages.Span;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.StuckStage;
import java.util.List;

/** When an inspection is stuck: ordered and not started, or started and not finished. */
public final class InspectionStuckRules implements StuckRules<InspectionMilestones> {
  private static final long serialVersionUID = 1L;

  private final StuckStages stages;

  public InspectionStuckRules(StuckLimits limits, PortRegistry ports) {
    this.stages = new StuckStages(limits, ports, StuckStages.ofInspections());
  }

  @Override
  public List<StuckCase> cases(InspectionMilestones known, long lostMillis) {
    return stages.cases(known.inspectionId, lostMillis, stage -> span(known, stage));
  }

  private static Span span(InspectionMilestones known, StuckStage stage) {
    long over = Math.min(known.get(InspectionPhase.FINISHED), known.get(InspectionPhase.CANCELLED));
    return switch (stage) {
      case INSPECTION_START ->
          span(known, InspectionPhase.ORDERED, Math.min(known.get(InspectionPhase.STARTED), over));
      case INSPECTION_FINISH -> span(known, InspectionPhase.STARTED, over);
      default -> null;
    };
  }

  private static Span span(InspectionMilestones known, InspectionPhase start, long endMillis) {
    return known.has(start)
        ? new Span(known.port, known.direction, known.get(start), endMillis)
        : null;
  }
}
