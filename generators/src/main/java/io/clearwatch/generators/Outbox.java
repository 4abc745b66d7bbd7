package io.clearwatch.generators;

import java.util.PriorityQueue;
import org.apache.avro.specific.SpecificRecordBase;

/** Deliveries on their way, first the one that gets there first. Only events of the range pass. */
final class Outbox {
  private record Waiting(long sequence, Delivery delivery) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byTime = Long.compare(delivery.deliverAtMillis(), other.delivery.deliverAtMillis());
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final long fromMillis;
  private final long toMillis;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(1024);
  private long sequence;

  /**
   * @param fromMillis first event time that passes
   * @param toMillis first event time after it that does not pass any more
   */
  Outbox(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /** Whether something that is first heard of now is told at all. */
  boolean tells(long nowMillis) {
    return nowMillis >= fromMillis;
  }

  void send(SpecificRecordBase event, long eventTimeMillis, long deliverAtMillis) {
    if (eventTimeMillis >= fromMillis && eventTimeMillis < toMillis) {
      waiting.add(new Waiting(sequence++, new Delivery(deliverAtMillis, event)));
    }
  }

  /** Time of the next delivery, {@code Long.MAX_VALUE} if there is none. */
  long nextMillis() {
    Waiting next = waiting.peek();
    return next == null ? Long.MAX_VALUE : next.delivery.deliverAtMillis();
  }

  Delivery take() {
    return waiting.remove().delivery;
  }
}
