package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.measurements.Point;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes points to InfluxDB, or to QuestDB by the same protocol.
 *
 * <ul>
 *   <li><b>Order</b>: keyed by {@link Point#series()} before the sink, no value of a series is
 *       overtaken by an older one: a subtask has one request in flight, and what comes back goes to
 *       the front.
 *   <li><b>Delivery</b>: at least once; a point replaces its earlier writing, so the contents are
 *       exactly once.
 *   <li><b>Errors</b>: see {@link ResponseClassifier}. While the server is away lines are kept and
 *       sent again for as long as it takes, and once the buffer is full the input is held back; a
 *       missing right or bucket fails the job; a refused line is counted ({@code refusedLines}),
 *       logged and left out.
 * </ul>
 *
 * <p>Caveats. While the server is away the input is held back, at the latest when a line has waited
 * for its linger time, and checkpoint barriers with it. So during an outage checkpoints expire:
 * allow for them with {@code execution.checkpointing.tolerable-failed-checkpoints}, or the job
 * restarts (and waits on). A request that the client gave up (after {@link
 * InfluxSettings#requestTimeoutMillis()}) may still be carried out by the server, later than its
 * repetition. A failed job is left to its restart strategy: it recovers by itself when the bucket
 * is created or the token's right is granted.
 */
public final class InfluxSink extends AsyncSinkBase<Point, InfluxEntry> {
  private static final long serialVersionUID = 1L;

  private final InfluxSettings settings;

  public InfluxSink(InfluxSettings settings) {
    super(
        (point, context) -> LineProtocol.entry(point),
        settings.batchLines(),
        1,
        settings.bufferedLines(),
        settings.batchBytes(),
        settings.lingerMillis(),
        settings.batchBytes());
    this.settings = settings;
  }

  @Override
  public InfluxWriter createWriter(WriterInitContext context) throws IOException {
    return InfluxWriter.create(settings, getElementConverter(), context, List.of());
  }

  @Override
  public InfluxWriter restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<InfluxEntry>> restored)
      throws IOException {
    return InfluxWriter.create(settings, getElementConverter(), context, restored);
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<InfluxEntry>> getWriterStateSerializer() {
    return new InfluxEntrySerializer();
  }
}
