package io.clearwatch.jobs.targets;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.rolling.CurrentTargets;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.seeds.Catalogue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges by a catalogue to which targets are published while the job runs; the rules are in {@link
 * Judging}. State: the published targets.
 */
public final class LiveJudge extends BroadcastProcessFunction<Rolled, PublishedTarget, Judgement> {
  private static final long serialVersionUID = 1L;

  private final Catalogue beginning;

  private transient CurrentTargets targets;
  private transient Catalogue judgedBy;
  private transient Judging judging;

  /**
   * @param beginning the catalogue as it was when the job was built
   */
  public LiveJudge(Catalogue beginning) {
    this.beginning = beginning;
  }

  @Override
  public void open(OpenContext context) {
    targets = new CurrentTargets(beginning);
    judging = new Judging();
  }

  @Override
  public void processElement(Rolled rolled, ReadOnlyContext context, Collector<Judgement> out)
      throws Exception {
    Catalogue current = targets.catalogue(context.getBroadcastState(CurrentTargets.STATE));
    if (current != judgedBy) {
      judging.by(current.targets());
      judgedBy = current;
    }
    judging.judge(rolled, out);
  }

  @Override
  public void processBroadcastElement(
      PublishedTarget target, Context context, Collector<Judgement> out) throws Exception {
    targets.put(target, context.getBroadcastState(CurrentTargets.STATE));
  }
}
