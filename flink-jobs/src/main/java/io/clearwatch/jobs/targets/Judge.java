package io.clearwatch.jobs.targets;

import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.seeds.Catalogue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Judges by a catalogue that stays as it is, as in a replay; the rules are in {@link Judging}. */
public final class Judge extends RichFlatMapFunction<Rolled, Judgement> {
  private static final long serialVersionUID = 1L;

  private final Catalogue catalogue;

  private transient Judging judging;

  public Judge(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void open(OpenContext context) {
    judging = new Judging();
    judging.by(catalogue.targets());
  }

  @Override
  public void flatMap(Rolled rolled, Collector<Judgement> out) {
    judging.judge(rolled, out);
  }
}
