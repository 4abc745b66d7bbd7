package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Clearance;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The clearance clock, which also tells the backlog who is open, since when and why. */
public final class DeclarationClock
    extends Clock<DeclarationMilestone, DeclarationMilestones, Clearance> {
  private static final long serialVersionUID = 1L;

  /** Side output of the changes to the backlog. */
  public static final OutputTag<BacklogChange> BACKLOG =
      new OutputTag<>("backlog", TypeInformation.of(BacklogChange.class));

  private final DeclarationRules rules;

  public DeclarationClock(
      DeclarationRules rules, StuckRules<DeclarationMilestones> stuckRules, Retention retention) {
    super(rules, stuckRules, TypeInformation.of(DeclarationMilestones.class), retention);
    this.rules = rules;
  }

  @Override
  protected boolean merge(
      DeclarationMilestones milestones, DeclarationMilestone event, Context context) {
    List<OpenDeclaration> before = rules.stays(milestones);
    boolean changed = super.merge(milestones, event, context);
    if (changed) {
      tellBacklog(before, rules.stays(milestones), context);
    }
    return changed;
  }

  @Override
  protected void forget(DeclarationMilestones milestones, OnTimerContext context) {
    for (OpenDeclaration stay : rules.stays(milestones)) {
      if (stay.closedMillis() == Long.MAX_VALUE) {
        context.output(BACKLOG, BacklogChange.to(stay.closedAt(context.timestamp())));
      }
    }
  }

  private static void tellBacklog(
      List<OpenDeclaration> before, List<OpenDeclaration> now, Context context) {
    for (OpenDeclaration stay : before) {
      if (!isAmong(now, stay.cell(), stay.key())) {
        context.output(BACKLOG, BacklogChange.without(stay));
      }
    }
    for (OpenDeclaration stay : now) {
      if (!before.contains(stay)) {
        context.output(BACKLOG, BacklogChange.to(stay));
      }
    }
  }

  private static boolean isAmong(List<OpenDeclaration> stays, String cell, String key) {
    for (OpenDeclaration stay : stays) {
      if (stay.key().equals(key) && stay.cell().equals(cell)) {
        return true;
      }
    }
    return false;
  }
}
