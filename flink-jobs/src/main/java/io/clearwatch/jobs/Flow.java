package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.rolling.CurrentTargets;
import io.clearwatch.jobs.rolling.Partial;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.jobs.rolling.RollingFunction;
import io.clearwatch.jobs.rolling.RollingPoints;
import io.clearwatch.jobs.rolling.Slicer;
import io.clearwatch.jobs.targets.AlertFunction;
import io.clearwatch.jobs.targets.AlertPoints;
import io.clearwatch.jobs.targets.CellsOfTargets;
import io.clearwatch.jobs.targets.CompliancePoints;
import io.clearwatch.jobs.targets.Judge;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.jobs.targets.LiveJudge;
import io.clearwatch.measurements.Point;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The way from results to figures and verdicts, which the three jobs have in common. */
final class Flow {
  private final DataStream<Point> points;
  private final DataStream<Judgement> judgements;
  private final DataStream<Alert> alerts;
  private final DataStream<PipelineCounts> counts;

  private Flow(
      DataStream<Point> points,
      DataStream<Judgement> judgements,
      DataStream<Alert> alerts,
      DataStream<PipelineCounts> counts) {
    this.points = points;
    this.judgements = judgements;
    this.alerts = alerts;
    this.counts = counts;
  }

  /**
   * @param targets those that are published while the job runs; null where none can be
   */
  static <R> Flow of(
      DataStream<Revision<R>> revisions,
      Contributor<R> contributor,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    SingleOutputStreamOperator<Partial> partials =
        revisions
            .transform(
                "slices",
                TypeInformation.of(Partial.class),
                new Slicer<>(contributor, settings.ticks(), settings.horizonMillis()))
            .uid("slices");
    DataStream<Rolled> rolled =
        withTargetCells(partials, contributor, targets, settings)
            .keyBy(Partial::cell)
            .process(new RollingFunction(settings.ticks(), settings.horizonMillis()))
            .name("rolling windows")
            .uid("rolling-windows");
    DataStream<Judgement> judgements =
        judged(rolled, targets, settings)
            .returns(Judgement.class)
            .name("compliance")
            .uid("compliance");
    DataStream<Alert> alerts =
        judgements
            .keyBy(Judgement::subject)
            .process(new AlertFunction())
            .name("alerts")
            .uid("alerts");
    DataStream<Point> points =
        rolled
            .flatMap(new RollingPoints())
            .returns(Point.class)
            .name("figures")
            .union(
                judgements
                    .map(new CompliancePoints())
                    .returns(Point.class)
                    .name("compliance points"),
                alerts.map(new AlertPoints()).returns(Point.class).name("alert points"));
    return new Flow(points, judgements, alerts, partials.getSideOutput(PipelineCounts.TAG));
  }

  private static SingleOutputStreamOperator<Judgement> judged(
      DataStream<Rolled> rolled, DataStream<PublishedTarget> targets, JobSettings settings) {
    return targets == null
        ? rolled.flatMap(new Judge(settings.catalogue()))
        : rolled
            .connect(targets.broadcast(CurrentTargets.STATE))
            .process(new LiveJudge(settings.catalogue()));
  }

  DataStream<Point> points() {
    return points;
  }

  DataStream<Judgement> judgements() {
    return judgements;
  }

  DataStream<Alert> alerts() {
    return alerts;
  }

  DataStream<PipelineCounts> counts() {
    return counts;
  }

  /**
   * Adds the cells of the job's targets, which are judged also before anything completes. Those of
   * the beginning are given apart from the topic: they are there before the first tick.
   */
  private static DataStream<Partial> withTargetCells(
      DataStream<Partial> partials,
      Contributor<?> contributor,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    CellsOfTargets cells = new CellsOfTargets(contributor);
    List<Partial> seeds =
        settings.catalogue().targets().stream().flatMap(t -> cells.of(t).stream()).toList();
    DataStream<Partial> known =
        seeds.isEmpty()
            ? partials
            : partials.union(
                partials
                    .getExecutionEnvironment()
                    .fromData(TypeInformation.of(Partial.class), seeds.toArray(new Partial[0]))
                    .name("cells of targets")
                    .uid("target-cells"));
    return targets == null
        ? known
        : known.union(
            targets
                .flatMap(cells)
                .returns(Partial.class)
                .setParallelism(1)
                .name("cells of published targets"));
  }
}
