package io.clearwatch.jobs.sources;

import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Parts the events from what was rejected, and counts both. The counts go out before a watermark, a
 * checkpoint's barrier and the end of the input, so it holds no state.
 */
public final class Intake<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<Received<T>, T>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** Side output of the records that could not be used. */
  public static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

  private transient PipelineCounts counts;

  Intake() {}

  /** The events of a stream; its rejected records are at {@link #REJECTED}. */
  public static <T> SingleOutputStreamOperator<T> of(
      DataStream<Received<T>> received, TypeInformation<T> type) {
    return received.transform("intake", type, new Intake<T>()).uid("intake");
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new PipelineCounts();
  }

  @Override
  public void processElement(StreamRecord<Received<T>> record) {
    Received<T> received = record.getValue();
    counts.events++;
    if (received.rejected != null) {
      counts.rejected++;
      output.collect(REJECTED, record.replace(received.rejected));
    } else if (received.event != null) {
      output.collect(record.replace(received.event));
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    tell();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    tell();
  }

  @Override
  public void endInput() {
    tell();
  }

  private void tell() {
    if (!counts.isEmpty()) {
      output.collect(PipelineCounts.TAG, new StreamRecord<>(counts));
      counts = new PipelineCounts();
    }
  }
}
