package io.clearwatch.jobs.replay;

import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/**
 * A collector that gives to a consumer.
 *
 * @param consumer gets everything
 */
record To<T>(Consumer<T> consumer) implements Collector<T> {
  @Override
  public void collect(T element) {
    consumer.accept(element);
  }

  @Override
  public void close() {}
}
