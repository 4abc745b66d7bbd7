package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.WorkingDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * One run of a job on given records, with Kryo forbidden.
 *
 * @param points all that was given, in the order in which it came
 * @param alerts in the order in which they came
 */
record JobRun(List<Point> points, List<Alert> alerts, List<Rejected> rejected) {
  /** How far behind the latest record time is taken to be, so that disorder makes corrections. */
  private static final long LAG_MILLIS = 3_600_000L;

  /** What says what was known at its time, and is not given again. */
  private static final Set<Measurement> NOT_CORRECTED = EnumSet.of(Measurement.ALERT);

  /** As a live run does it: every change of a result is given, ticks are corrected. */
  static <E> JobRun streaming(
      Job<E, ?> job, List<Received<E>> records, Ticks ticks, int parallelism) throws Exception {
    return of(job, records, lagging(), settings(ticks), parallelism);
  }

  /** As a live run does it, with watermarks of the test's own and one subtask of each operator. */
  static <E> JobRun live(
      Job<E, ?> job,
      List<Received<E>> records,
      WatermarkStrategy<Received<E>> watermarks,
      Ticks ticks)
      throws Exception {
    return of(
        job,
        records,
        watermarks,
        JobSettings.live(ticks, Catalogue.builtIn(), PortRegistry.builtIn()),
        1);
  }

  /**
   * As a replay does it, on so many threads.
   *
   * @return the alerts sorted by id
   */
  static <E> JobRun batch(Job<E, ?> job, List<Received<E>> records, Ticks ticks, int threads)
      throws Exception {
    Replayed replayed =
        Replayed.of(
            run -> records.forEach(record -> run.accept(job, record.event)),
            ticks,
            threads,
            List.of(job));
    return new JobRun(replayed.points(), replayed.alerts(), List.of());
  }

  private static <E> JobRun of(
      Job<E, ?> job,
      List<Received<E>> records,
      WatermarkStrategy<Received<E>> watermarks,
      JobSettings settings,
      int parallelism)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    DataStream<Received<E>> received =
        environment
            .fromData(Received.typeOf(job.mapper().type()), array(records))
            .assignTimestampsAndWatermarks(
                watermarks.withTimestampAssigner((record, unused) -> record.timeMillis))
            .rebalance();
    JobOutputs<?> outputs = job.define(received, settings);
    CloseableIterator<Point> points = outputs.points().collectAsync();
    CloseableIterator<Alert> alerts = outputs.alerts().collectAsync();
    CloseableIterator<Rejected> rejected = outputs.rejected().collectAsync();
    environment.executeAsync(job.name());
    return new JobRun(listOf(points), listOf(alerts), listOf(rejected));
  }

  private static JobSettings settings(Ticks ticks) {
    return new JobSettings(
        ticks,
        Long.MAX_VALUE,
        Retention.DEFAULT,
        Catalogue.builtIn(),
        PortRegistry.builtIn(),
        StuckLimits.builtIn(),
        WorkingDays.china());
  }

  private static <E> WatermarkStrategy<Received<E>> lagging() {
    return WatermarkStrategy.forGenerator(context -> new Lagging<>());
  }

  /** What stands in the end, without points that cover nothing: fields by series and time. */
  Map<String, String> standing() {
    Map<String, String> standing = new TreeMap<>();
    for (Point point : points) {
      if (NOT_CORRECTED.contains(point.measurement)) {
        continue;
      }
      String id = point.series() + "@" + point.timeMillis;
      if (Arrays.stream(point.numbers).allMatch(number -> number == 0)) {
        standing.remove(id);
      } else {
        standing.put(id, Arrays.toString(point.numbers) + Arrays.toString(point.texts));
      }
    }
    return standing;
  }

  @SuppressWarnings("unchecked")
  private static <E> Received<E>[] array(List<Received<E>> records) {
    return (Received<E>[]) records.toArray(new Received<?>[0]);
  }

  private static <T> List<T> listOf(CloseableIterator<T> values) throws Exception {
    List<T> list = new ArrayList<>();
    values.forEachRemaining(list::add);
    values.close();
    return list;
  }

  private static final class Lagging<E> implements WatermarkGenerator<Received<E>> {
    private long latestMillis = Long.MIN_VALUE + LAG_MILLIS;

    @Override
    public void onEvent(Received<E> record, long timeMillis, WatermarkOutput output) {
      latestMillis = Math.max(latestMillis, timeMillis);
      output.emitWatermark(new Watermark(latestMillis - LAG_MILLIS));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Every record has moved it already.
    }
  }
}
