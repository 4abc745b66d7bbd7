package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Clearance;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The clearance clock, which also tells the backlog who is open, since when and why. */
public final class DeclarationClock
    extends Clock<DeclarationMilestone, DeclarationMilestones, Clearance> {
  private static final long serialVersionUID = 1L;

  /** Side output of the changes to the backlog. */
  public static final OutputTag<BacklogChange> BACKLOG =
      new OutputTag<>("backlog", TypeInformation.of(BacklogChange.class));

  private final DeclarationRules rules;

  public DeclarationClock(DeclarationRules rules, Retention retention, Emission emission) {
    super(rules, TypeInformation.of(DeclarationMilestones.class), retention, emission);
    this.rules = rules;
  }

  @Override
  protected boolean merge(
      DeclarationMilestones milestones, DeclarationMilestone event, Context context) {
    OpenDeclaration before = rules.open(milestones);
    boolean changed = super.merge(milestones, event, context);
    if (changed) {
      tellBacklog(before, rules.open(milestones), context);
    }
    return changed;
  }

  @Override
  protected void giveFinal(
      DeclarationMilestones milestones,
      OnTimerContext context,
      Collector<Revision<Clearance>> out) {
    super.giveFinal(milestones, context, out);
    tellBacklog(null, rules.open(milestones), context);
  }

  @Override
  protected void forget(DeclarationMilestones milestones, OnTimerContext context) {
    OpenDeclaration open = rules.open(milestones);
    if (open != null && open.closedMillis() == Long.MAX_VALUE) {
      tellBacklog(open, open.closedAt(context.timestamp()), context);
    }
  }

  private static void tellBacklog(OpenDeclaration before, OpenDeclaration now, Context context) {
    if (Objects.equals(before, now)) {
      return;
    }
    if (before != null && (now == null || !before.cell().equals(now.cell()))) {
      context.output(BACKLOG, new BacklogChange(before.cell(), before.declarationId(), null));
    }
    if (now != null) {
      context.output(BACKLOG, new BacklogChange(now.cell(), now.declarationId(), now));
    }
  }
}
