package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Tells Alertmanager of alerts, as Prometheus would: again every minute while one fires, and for 15
 * minutes after its end, so that a server that was restarted learns of all of them.
 *
 * <ul>
 *   <li><b>Delivery</b>: alerts that fire, and ends that not every server has taken, are the state
 *       of the sink. Requests are made from another thread; neither the stream nor a checkpoint
 *       waits for one.
 *   <li><b>Errors</b>: whatever a server answers, the job goes on; alerts are sent again after a
 *       pause, for as long as it takes.
 *   <li><b>Order</b>: a server has one request under way.
 * </ul>
 *
 * <p>Caveats. An alert is sent without an end while it fires, so the servers' {@code
 * resolve_timeout} says when they give it up once the job is gone. An end that a server learns of
 * after it has lost its log of notifications is told to nobody: it no longer knows that it has
 * something to take back.
 */
public final class AlertmanagerSink implements Sink<Alert>, SupportsWriterState<Alert, BookState> {
  private static final long serialVersionUID = 1L;

  private final AlertmanagerSettings settings;
  private final Catalogue catalogue;
  private final PortRegistry ports;

  public AlertmanagerSink(AlertmanagerSettings settings, Catalogue catalogue, PortRegistry ports) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.ports = ports;
  }

  /** Sends a stream of transitions; by one subtask, so that what belongs together goes together. */
  public void of(DataStream<Alert> alerts) {
    alerts.sinkTo(this).name("alertmanager").uid("alertmanager").setParallelism(1);
  }

  @Override
  public StatefulSinkWriter<Alert, BookState> createWriter(WriterInitContext context)
      throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<Alert, BookState> restoreWriter(
      WriterInitContext context, Collection<BookState> restored) throws IOException {
    return new AlertmanagerWriter(
        settings, new AlertJson(new AlertText(catalogue, ports)), context, restored);
  }

  @Override
  public SimpleVersionedSerializer<BookState> getWriterStateSerializer() {
    return new BookStateSerializer();
  }
}
