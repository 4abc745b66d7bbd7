package io.clearwatch.jobs.sources;

import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventType;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The events of a job from a folder of files, for a replay. */
public final class FolderEvents {
  private FolderEvents() {}

  /**
   * Reads the usable events; what is rejected is the business of the survey that comes before.
   *
   * @param beforeMillis events at or after this time are left out
   */
  public static <T> DataStream<Received<T>> read(
      StreamExecutionEnvironment environment,
      List<EventFile> files,
      Set<EventType> types,
      EventMapper<T> mapper,
      EventChecks checks,
      long beforeMillis) {
    List<EventFile> wanted = files.stream().filter(file -> types.contains(file.type())).toList();
    return environment
        .fromSource(
            new FolderSource<>(wanted, checks, beforeMillis, mapper),
            WatermarkStrategy.noWatermarks(),
            "event files",
            mapper.receivedType())
        .uid("events");
  }
}
