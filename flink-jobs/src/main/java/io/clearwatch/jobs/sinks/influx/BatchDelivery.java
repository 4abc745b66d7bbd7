package io.clearwatch.jobs.sinks.influx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends a batch, and halves it where the server refuses it, until the bad lines stand alone: they
 * are counted and left out, all others get through whether the server stores the good part of a
 * refused request (InfluxDB) or nothing of it (QuestDB). k bad lines among n cost about 2 k log2(n)
 * requests. Lines go out in their order, one request at a time.
 */
final class BatchDelivery {
  private final Function<String, Answer> write;
  private final InfluxMetrics metrics;

  /**
   * @param write sends lines and waits for the answer
   */
  BatchDelivery(Function<String, Answer> write, InfluxMetrics metrics) {
    this.write = write;
    this.metrics = metrics;
  }

  /**
   * What a batch came to: WRITTEN, or RETRY or FAIL.
   *
   * @param unsent the lines that are neither stored nor refused, in order
   */
  record Outcome(Answer answer, List<InfluxEntry> unsent) {}

  Outcome deliver(List<InfluxEntry> batch) {
    Deque<List<InfluxEntry>> parts = new ArrayDeque<>();
    parts.push(latest(batch));
    while (!parts.isEmpty()) {
      List<InfluxEntry> part = parts.pop();
      Answer answer = write.apply(body(part));
      switch (answer.verdict()) {
        case WRITTEN -> metrics.written(part.size());
        case REFUSED -> {
          if (part.size() == 1 || answer.dropped() >= part.size()) {
            metrics.refused(part, answer);
          } else {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
          }
        }
        case RETRY, FAIL -> {
          parts.push(part);
          return new Outcome(answer, parts.stream().flatMap(Collection::stream).toList());
        }
      }
    }
    return new Outcome(Answer.WRITTEN, List.of());
  }

  /** Without lines that a later one of the batch replaces; not every server keeps their order. */
  private static List<InfluxEntry> latest(List<InfluxEntry> batch) {
    Map<InfluxEntry.Identity, InfluxEntry> latest = new LinkedHashMap<>(batch.size() * 2);
    batch.forEach(entry -> latest.put(entry.identity(), entry));
    return new ArrayList<>(latest.values());
  }

  private static String body(List<InfluxEntry> part) {
    StringBuilder body = new StringBuilder(part.size() * 256);
    part.forEach(entry -> entry.appendTo(body));
    return body.toString();
  }
}
