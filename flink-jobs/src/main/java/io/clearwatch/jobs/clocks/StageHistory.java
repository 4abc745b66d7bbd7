package io.clearwatch.jobs.clocks;

import io.clearwatch.jobs.clocks.DeclarationMilestone.Phase;
import io.clearwatch.jobs.clocks.DeclarationMilestones.InspectionTimes;
import io.clearwatch.measurements.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What an unreleased declaration waited for, and when: preparation until it is declared, customs
 * from then on, and inspections in between. It is a function of the milestones, so a figure of a
 * past time is the same whenever it is computed.
 */
final class StageHistory {
  private StageHistory() {}

  /**
   * The stages that begin before the declaration is closed, in the order of time; before the first
   * of them it is in {@link Stage#PREPARATION}.
   */
  static List<StageStart> of(DeclarationMilestones known, long closedMillis) {
    List<StageStart> stages = new ArrayList<>(1);
    Stage last = Stage.PREPARATION;
    for (long time : times(known).headSet(closedMillis)) {
      Stage stage = after(known, time);
      if (stage != last) {
        stages.add(new StageStart(time, stage));
        last = stage;
      }
    }
    return stages;
  }

  /** Times at which the stage may change. */
  private static TreeSet<Long> times(DeclarationMilestones known) {
    TreeSet<Long> times = new TreeSet<>();
    times.add(known.get(Phase.DECLARED));
    for (InspectionTimes inspection : known.inspections) {
      times.add(inspection.get(Phase.INSPECTION_ORDERED));
      times.add(inspection.get(Phase.INSPECTION_STARTED));
      times.add(inspection.get(Phase.INSPECTION_FINISHED));
      times.add(inspection.get(Phase.INSPECTION_CANCELLED));
    }
    times.remove(EarliestTimes.ABSENT);
    return times;
  }

  private static Stage after(DeclarationMilestones known, long time) {
    boolean waiting = false;
    for (InspectionTimes inspection : known.inspections) {
      if (inspection.get(Phase.INSPECTION_FINISHED) <= time
          || inspection.get(Phase.INSPECTION_CANCELLED) <= time) {
        continue;
      }
      if (inspection.get(Phase.INSPECTION_STARTED) <= time) {
        return Stage.INSPECTION;
      }
      waiting |= inspection.get(Phase.INSPECTION_ORDERED) <= time;
    }
    if (waiting) {
      return Stage.INSPECTION_WAIT;
    }
    return known.get(Phase.DECLARED) <= time ? Stage.CUSTOMS : Stage.PREPARATION;
  }
}
