package io.clearwatch.jobs.sources;

import io.clearwatch.events.Rejected;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts the events from what was rejected. */
public final class Intake<T> extends ProcessFunction<Received<T>, T> {
  private static final long serialVersionUID = 1L;

  /** Side output of the records that could not be used. */
  public static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

  private Intake() {}

  /** The events of a stream; its rejected records are at {@link #REJECTED}. */
  public static <T> SingleOutputStreamOperator<T> of(
      DataStream<Received<T>> received, TypeInformation<T> type) {
    return received.process(new Intake<>(), type).name("intake").uid("intake");
  }

  @Override
  public void processElement(Received<T> received, Context context, Collector<T> out) {
    if (received.rejected != null) {
      context.output(REJECTED, received.rejected);
    } else if (received.event != null) {
      out.collect(received.event);
    }
  }
}
