package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.jobs.clocks.DeclarationMilestone.Phase;
import io.clearwatch.jobs.clocks.DeclarationMilestones.Attributes;
import io.clearwatch.jobs.clocks.StuckStages.Span;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.StuckStage;
import java.util.List;

/**
 * When a declaration is stuck. A case stands at the port and direction of the event that its stage
 * begins with, so a later correction of another event does not move it.
 */
public final class DeclarationStuckRules implements StuckRules<DeclarationMilestones> {
  private static final long serialVersionUID = 1L;

  private final StuckStages stages;

  public DeclarationStuckRules(StuckLimits limits, PortRegistry ports) {
    this.stages = new StuckStages(limits, ports, StuckStages.ofDeclarations());
  }

  @Override
  public List<StuckCase> cases(DeclarationMilestones known, long lostMillis) {
    return stages.cases(known.declarationId, lostMillis, stage -> span(known, stage));
  }

  private static Span span(DeclarationMilestones known, StuckStage stage) {
    return switch (stage) {
      case IMPORT_RELEASE -> release(known, Direction.IMPORT);
      case EXPORT_RELEASE -> release(known, Direction.EXPORT);
      case COLLECTION -> handover(known, Direction.IMPORT, Phase.COLLECTED);
      case LOADING -> handover(known, Direction.EXPORT, Phase.LOADED);
      case ARRIVAL -> arrival(known);
      case INSPECTION_START, INSPECTION_FINISH -> null;
    };
  }

  private static Span release(DeclarationMilestones known, Direction direction) {
    if (known.arrived == null || known.arrived.direction != direction) {
      return null;
    }
    return span(known, known.arrived, known.get(Phase.ARRIVED), Phase.RELEASED);
  }

  /** What is released before it has arrived cannot be handed over until then. */
  private static Span handover(DeclarationMilestones known, Direction direction, Phase end) {
    if (known.declared == null
        || known.declared.direction != direction
        || !known.has(Phase.ARRIVED)
        || !known.has(Phase.RELEASED)) {
      return null;
    }
    long start = Math.max(known.get(Phase.ARRIVED), known.get(Phase.RELEASED));
    return span(known, known.declared, start, end);
  }

  private static Span arrival(DeclarationMilestones known) {
    if (known.declared == null
        || known.declared.direction != Direction.EXPORT
        || known.declared.filing != Filing.ADVANCE) {
      return null;
    }
    return span(known, known.declared, known.get(Phase.DECLARED), Phase.ARRIVED);
  }

  /** A cancellation ends every stage. */
  private static Span span(
      DeclarationMilestones known, Attributes place, long startMillis, Phase end) {
    long endMillis = Math.min(known.get(end), known.get(Phase.CANCELLED));
    return new Span(place.port, place.direction, startMillis, endMillis);
  }
}
