package io.clearwatch.jobs.sinks.influx;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * A writer's context whose timers pass an interrupt on.
 *
 * <p>Flink's writer waits for the server inside of its linger timer, and a task that waits takes
 * further timers meanwhile, one inside of the other. Cancelling interrupts the innermost; Flink
 * takes the exception of a timer for that timer's own affair, and the next one outwards would wait
 * on, until the next interrupt half a minute later. With the interrupt set again all of them end.
 */
final class PassedOnInterrupts implements WriterInitContext {
  private final WriterInitContext context;

  PassedOnInterrupts(WriterInitContext context) {
    this.context = context;
  }

  @Override
  public ProcessingTimeService getProcessingTimeService() {
    return new Timers(context.getProcessingTimeService());
  }

  private record Timers(ProcessingTimeService timers) implements ProcessingTimeService {
    @Override
    public long getCurrentProcessingTime() {
      return timers.getCurrentProcessingTime();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timeMillis, ProcessingTimeCallback callback) {
      return timers.registerTimer(
          timeMillis,
          now -> {
            try {
              callback.onProcessingTime(now);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              throw e;
            }
          });
    }
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return context.getUserCodeClassLoader();
  }

  @Override
  public MailboxExecutor getMailboxExecutor() {
    return context.getMailboxExecutor();
  }

  @Override
  public SinkWriterMetricGroup metricGroup() {
    return context.metricGroup();
  }

  @Override
  public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
    return context.asSerializationSchemaInitializationContext();
  }

  @Override
  public boolean isObjectReuseEnabled() {
    return context.isObjectReuseEnabled();
  }

  @Override
  public <T> TypeSerializer<T> createInputSerializer() {
    return context.createInputSerializer();
  }

  @Override
  public <T> Optional<Consumer<T>> metadataConsumer() {
    return context.metadataConsumer();
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return context.getRestoredCheckpointId();
  }

  @Override
  public JobInfo getJobInfo() {
    return context.getJobInfo();
  }

  @Override
  public TaskInfo getTaskInfo() {
    return context.getTaskInfo();
  }
}
