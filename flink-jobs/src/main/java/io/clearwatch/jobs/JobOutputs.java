package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.measurements.Point;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a job gives; whoever runs it decides where each stream goes.
 *
 * @param <R> result of one subject
 * @param revisions every change of a result, as it becomes known
 * @param points everything that is stored
 * @param judgements every target at every tick
 * @param alerts transitions of alerts
 * @param rejected records that could not be used
 * @param counts what the operators have seen
 */
public record JobOutputs<R>(
    DataStream<Revision<R>> revisions,
    DataStream<Point> points,
    DataStream<Judgement> judgements,
    DataStream<Alert> alerts,
    DataStream<Rejected> rejected,
    DataStream<PipelineCounts> counts) {}
