package io.clearwatch.standalone.disorder;

import static org.awaitility.Awaitility.await;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobOutputs;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.measurements.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;

/**
 * Runs a job over a stream and stops it with a savepoint on the way, as often as there are legs; it
 * goes on from there in another parallelism, and perhaps as a newer version of itself.
 */
final class Interrupted {
  private static final long LONGEST_SECONDS = 60;

  /**
   * A part of the way.
   *
   * @param share of the events at which it ends, from 0 to 1
   * @param upgraded true if the job has one more operator with a state of its own
   */
  record Leg(double share, int parallelism, boolean upgraded) {
    Leg {
      if (share < 0 || share > 1) {
        throw new IllegalArgumentException("a leg ends at a share from 0 to 1, not " + share);
      }
    }
  }

  private final MiniCluster cluster;
  private final Path savepoints;
  private final JobSettings settings;
  private final Standing standing;

  Interrupted(MiniCluster cluster, Path savepoints, JobSettings settings, Standing standing) {
    this.cluster = cluster;
    this.savepoints = savepoints;
    this.settings = settings;
    this.standing = standing;
  }

  /**
   * Runs to the end of the events.
   *
   * @param deliveries events in the order in which they come
   * @param legs the last one ends at 1
   */
  <E, R> void run(Job<E, R> job, List<SpecificRecordBase> deliveries, List<Leg> legs)
      throws Exception {
    Feed feed = new Feed(UUID.randomUUID().toString(), deliveries);
    String savepoint = null;
    for (Leg leg : legs) {
      boolean isLast = leg.share() == 1;
      feed.stopBefore(isLast ? Integer.MAX_VALUE : (int) (leg.share() * feed.size()));
      JobID id = cluster.submitJob(graph(job, feed, leg, savepoint)).get().getJobID();
      if (isLast) {
        JobResult result = cluster.requestJobResult(id).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        result.toJobExecutionResult(getClass().getClassLoader());
        return;
      }
      feed.awaitStop();
      awaitAllTasks(id);
      savepoint =
          cluster
              .stopWithSavepoint(
                  id, savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
              .get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
    throw new IllegalArgumentException("the last leg has to end at 1");
  }

  /** A savepoint needs every task to have begun, or to have ended. */
  private void awaitAllTasks(JobID id) {
    await()
        .atMost(LONGEST_SECONDS, TimeUnit.SECONDS)
        .until(
            () -> {
              for (AccessExecutionVertex task :
                  cluster.getExecutionGraph(id).get().getAllExecutionVertices()) {
                ExecutionState state = task.getExecutionState();
                if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                  return false;
                }
              }
              return true;
            });
  }

  private <E, R> StreamGraph graph(Job<E, R> job, Feed feed, Leg leg, String savepoint) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    environment.setParallelism(leg.parallelism());
    JobOutputs<R> outputs = job.define(feed.in(environment, job.mapper()).rebalance(), settings);
    DataStream<Point> points = outputs.points();
    if (leg.upgraded()) {
      points =
          points
              .keyBy(Point::series)
              .process(new CountedWritings())
              .name("counted writings")
              .uid("counted-writings");
    }
    standing.take(outputs, points, job.resultTable());
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(job.name());
    if (savepoint != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
    }
    return graph;
  }

  /** What a newer version might add: an operator in the middle, with a state of its own. */
  private static final class CountedWritings extends KeyedProcessFunction<String, Point, Point> {
    private static final long serialVersionUID = 1L;

    private final ValueStateDescriptor<Long> writings =
        new ValueStateDescriptor<>("writings", Types.LONG);

    @Override
    public void processElement(Point point, Context context, Collector<Point> out)
        throws Exception {
      ValueState<Long> state = getRuntimeContext().getState(writings);
      state.update(state.value() == null ? 1 : state.value() + 1);
      out.collect(point);
    }
  }
}
