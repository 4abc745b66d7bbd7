package io.clearwatch.jobs;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.kafka.ResultTopics;
import io.clearwatch.jobs.sources.EventMapper;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.wire.EventType;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * One of the three jobs. It says what it reads and builds itself on a stream of that; where the
 * stream comes from and where the outputs go is up to whoever runs it.
 *
 * @param <E> event as the job sees it
 * @param <R> result of one subject
 */
public interface Job<E, R> {
  /** All jobs. Each fails, scales and is upgraded alone. */
  List<Job<?, ?>> ALL = List.of(new ClearanceJob(), new InspectionJob(), new RefundJob());

  /** Name, also of its consumer group. */
  String name();

  /** The kinds of event that it reads. */
  Set<EventType> events();

  /** How it sees them. */
  EventMapper<E> mapper();

  /** Flink's type of its results. */
  TypeInformation<R> resultType();

  /** The file of its results in a replay. */
  CsvTable<R> resultTable();

  /** Publishes the results to a topic of their own, if they have one. */
  default void publish(DataStream<Revision<R>> revisions, ResultTopics topics) {}

  /** Id of an event's subject. */
  String key(E event);

  /** Its rules. */
  JobParts<E, ?, R> parts(JobSettings settings);

  /** Builds the job on a stream of its events, with the targets of the settings for good. */
  default JobOutputs<R> define(DataStream<Received<E>> received, JobSettings settings) {
    return define(received, null, settings);
  }

  /**
   * Builds the job on a stream of its events.
   *
   * @param targets those that are published while it runs; null where none can be
   */
  JobOutputs<R> define(
      DataStream<Received<E>> received, DataStream<PublishedTarget> targets, JobSettings settings);
}
