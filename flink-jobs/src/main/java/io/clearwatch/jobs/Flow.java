package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.rolling.Partial;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.jobs.rolling.RollingFunction;
import io.clearwatch.jobs.rolling.RollingPoints;
import io.clearwatch.jobs.rolling.Slicer;
import io.clearwatch.jobs.targets.AlertFunction;
import io.clearwatch.jobs.targets.AlertPoints;
import io.clearwatch.jobs.targets.CompliancePoints;
import io.clearwatch.jobs.targets.Judge;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.jobs.targets.TargetCells;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Target;
import java.util.ArrayList;
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

  static <R> Flow of(
      DataStream<Revision<R>> revisions, Contributor<R> contributor, JobSettings settings) {
    SingleOutputStreamOperator<Partial> partials =
        revisions
            .transform(
                "slices",
                TypeInformation.of(Partial.class),
                new Slicer<>(contributor, settings.ticks(), settings.horizonMillis()))
            .uid("slices");
    DataStream<Rolled> rolled =
        withTargetCells(partials, contributor, settings)
            .keyBy(Partial::cell)
            .process(new RollingFunction(settings.ticks(), settings.horizonMillis()))
            .name("rolling windows")
            .uid("rolling-windows");
    DataStream<Judgement> judgements =
        rolled
            .flatMap(new Judge(settings.catalogue()))
            .returns(Judgement.class)
            .name("compliance")
            .uid("compliance");
    DataStream<Alert> alerts =
        judgements
            .keyBy(Judgement::subject)
            .process(new AlertFunction(settings.catalogue()))
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

  /** Adds the cells of the job's targets, which are judged also before anything completes. */
  private static DataStream<Partial> withTargetCells(
      DataStream<Partial> partials, Contributor<?> contributor, JobSettings settings) {
    List<Partial> seeds = new ArrayList<>();
    for (Target target : settings.catalogue().targets()) {
      Metric metric = Metric.byKey(target.metric());
      boolean isOfJob =
          metric == null
              ? contributor.indicators().contains(Indicator.byKey(target.metric()))
              : contributor.metrics().contains(metric);
      if (isOfJob) {
        for (Cell cell : TargetCells.of(target)) {
          seeds.add(Partial.seed(cell));
        }
      }
    }
    if (seeds.isEmpty()) {
      return partials;
    }
    return partials.union(
        partials
            .getExecutionEnvironment()
            .fromData(TypeInformation.of(Partial.class), seeds.toArray(new Partial[0]))
            .name("cells of targets")
            .uid("target-cells"));
  }
}
