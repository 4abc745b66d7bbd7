package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.junit.jupiter.api.Test;

class PassedOnInterruptsTest {
  private ProcessingTimeCallback registered;

  @Test
  void timerThatWasInterruptedLeavesTheInterruptForThoseAroundIt() {
    ProcessingTimeService timers = new PassedOnInterrupts(context()).getProcessingTimeService();
    timers.registerTimer(
        0,
        now -> {
          throw new InterruptedException("cancelled");
        });

    assertThatThrownBy(() -> registered.onProcessingTime(0))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anyOtherTimerLeavesNone() throws Exception {
    ProcessingTimeService timers = new PassedOnInterrupts(context()).getProcessingTimeService();
    timers.registerTimer(0, now -> {});

    registered.onProcessingTime(0);
    assertThat(Thread.interrupted()).isFalse();
  }

  private WriterInitContext context() {
    ProcessingTimeService timers =
        new ProcessingTimeService() {
          @Override
          public long getCurrentProcessingTime() {
            return 0;
          }

          @Override
          public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
            registered = callback;
            return null;
          }
        };
    return (WriterInitContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WriterInitContext.class},
            (proxy, method, arguments) -> timers);
  }
}
