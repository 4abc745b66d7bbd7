package io.clearwatch.jobs.sinks.influx;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A metric group whose counters can be read. */
final class CountingGroup extends UnregisteredMetricsGroup {
  private final Map<String, Counter> counters = new HashMap<>();

  @Override
  @SuppressWarnings("unchecked")
  public <C extends Counter> C counter(String name, C counter) {
    return (C) counters.computeIfAbsent(name, absent -> counter);
  }

  long count(String name) {
    return counters.containsKey(name) ? counters.get(name).getCount() : 0;
  }
}
