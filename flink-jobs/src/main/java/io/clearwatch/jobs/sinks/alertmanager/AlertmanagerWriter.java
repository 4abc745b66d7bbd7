package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.jobs.sinks.delivery.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Sends what is due, every second: alerts of one tick come together in a request, so that
 * Alertmanager can group them. All but the requests runs in the thread of the task.
 */
final class AlertmanagerWriter implements StatefulSinkWriter<Alert, BookState> {
  private static final long PULSE_MILLIS = 1_000;
  private static final long FIRST_BACKOFF_MILLIS = 1_000;

  private final AlertJson json;
  private final ProcessingTimeService timers;
  private final MailboxExecutor mailbox;
  private final AlertBook book;
  private final AlertmanagerClient client;
  private final DeliveryMetrics metrics;
  private final List<Member> members;
  private final Set<String> urls;
  private volatile int kept;

  AlertmanagerWriter(
      AlertmanagerSettings settings,
      AlertJson json,
      WriterInitContext context,
      Collection<BookState> restored)
      throws IOException {
    this.json = json;
    timers = context.getProcessingTimeService();
    mailbox = context.getMailboxExecutor();
    client = AlertmanagerClient.open(settings);
    metrics = new DeliveryMetrics(context.metricGroup(), () -> kept);
    members = settings.urls().stream().map(url -> member(url, settings)).toList();
    urls = Set.copyOf(settings.urls());
    book = new AlertBook(settings.endKept().toMillis());
    for (BookState state : restored) {
      for (KeptAlert alert : state.alerts()) {
        book.restore(alert, state.savedMillis(), nowMillis());
      }
    }
    waitForPulse();
  }

  private static Member member(String url, AlertmanagerSettings settings) {
    Duration longest = settings.longestBackoff();
    return new Member(
        url,
        settings.resend().toMillis(),
        new Backoff(FIRST_BACKOFF_MILLIS, longest.toMillis(), new SplittableRandom()));
  }

  @Override
  public void write(Alert alert, Context context) {
    book.take(alert, nowMillis());
  }

  @Override
  public void writeWatermark(Watermark watermark) {
    book.eventTime(watermark.getTimestamp());
  }

  private void waitForPulse() {
    timers.registerTimer(nowMillis() + PULSE_MILLIS, timestamp -> pulse());
  }

  private void pulse() throws IOException {
    long now = nowMillis();
    book.forget(now, urls);
    kept = book.all().size();
    for (Member member : members) {
      member.retain(book::holds);
      List<KeptAlert> due = member.begin(book.sendable(), now);
      if (!due.isEmpty()) {
        due.forEach(alert -> alert.attempted = true);
        send(member, due);
      }
    }
    waitForPulse();
  }

  private void send(Member member, List<KeptAlert> due) throws IOException {
    client
        .send(member.url(), json.of(due))
        .thenAccept(
            answer -> {
              try {
                mailbox.execute(
                    () -> answered(member, due.size(), answer), "answer of Alertmanager");
              } catch (RejectedExecutionException e) {
                // The task has ended; the next one sends all that is in the state.
              }
            });
  }

  private void answered(Member member, int alerts, Answer answer) {
    long pauseMillis = member.answered(answer, nowMillis());
    metrics.answered(member.url(), alerts, answer, pauseMillis);
  }

  /** Waits for nothing: what is not sent yet is in the state. */
  @Override
  public void flush(boolean endOfInput) {}

  @Override
  public List<BookState> snapshotState(long checkpointId) {
    return List.of(new BookState(nowMillis(), List.copyOf(book.all())));
  }

  /** Waits for nothing here either: an answer that is still to come finds nobody. */
  @Override
  public void close() {}

  private long nowMillis() {
    return timers.getCurrentProcessingTime();
  }
}
