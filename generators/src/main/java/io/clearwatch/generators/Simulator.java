package io.clearwatch.generators;

import java.util.PriorityQueue;

/**
 * The kernel of the simulation: simulated time and the queue of what happens next. Actions at the
 * same millisecond run in the order in which they were planned, so a run depends on nothing but its
 * inputs.
 */
final class Simulator {
  private record Planned(long timeMillis, long sequence, Runnable action)
      implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Long.compare(timeMillis, other.timeMillis);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Planned> agenda = new PriorityQueue<>(1024);
  private long nowMillis;
  private long sequence;

  Simulator(long startMillis) {
    nowMillis = startMillis;
  }

  long nowMillis() {
    return nowMillis;
  }

  /** Plans an action; a time that has passed means now. */
  void at(long timeMillis, Runnable action) {
    agenda.add(new Planned(Math.max(nowMillis, timeMillis), sequence++, action));
  }

  /** Time of the next action, {@code Long.MAX_VALUE} if nothing is planned. */
  long nextMillis() {
    Planned next = agenda.peek();
    return next == null ? Long.MAX_VALUE : next.timeMillis;
  }

  /** Runs the next action. */
  void step() {
    Planned next = agenda.remove();
    nowMillis = next.timeMillis;
    next.action.run();
  }
}
