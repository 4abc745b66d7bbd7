package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.Stay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Walks forward through the stays of one cell and knows, at the time it stands at, which of them
 * are open at each port, oldest first. A step costs what has come or closed since the last one, not
 * what is open.
 *
 * @param <S> the kind of stay; two that are open at the same time differ in subject
 */
public final class StaySweep<S extends Stay<S>> {
  private final Comparator<S> oldestFirst =
      Comparator.<S>comparingLong(Stay::sinceMillis).thenComparing(Stay::subject);

  private final Map<String, S> stays = new HashMap<>();
  private final PriorityQueue<S> coming =
      new PriorityQueue<>(Comparator.comparingLong(Stay::fromMillis));
  private final PriorityQueue<S> closing =
      new PriorityQueue<>(Comparator.comparingLong(Stay::closedMillis));
  private final Map<String, List<S>> openByPort = new HashMap<>();
  private long position = Long.MIN_VALUE;

  /**
   * @param stays to begin with
   */
  public StaySweep(Collection<S> stays) {
    for (S stay : stays) {
      put(stay);
    }
  }

  /** Time it stands at, milliseconds since the epoch. */
  long positionMillis() {
    return position;
  }

  /** Adds a stay that is not known yet; it may already have begun. */
  public void put(S stay) {
    stays.put(stay.key(), stay);
    if (stay.fromMillis() < position) {
      open(stay);
    } else {
      coming.add(stay);
    }
  }

  /** Takes a stay out by its key, or does nothing if it is not known. */
  void remove(String key) {
    S stay = stays.remove(key);
    if (stay == null) {
      return;
    }
    if (!close(stay)) {
      coming.remove(stay);
    }
  }

  /** Walks to a later time. */
  public void advanceTo(long timeMillis) {
    position = timeMillis;
    while (!coming.isEmpty() && coming.peek().fromMillis() < timeMillis) {
      open(coming.poll());
    }
    while (!closing.isEmpty() && closing.peek().closedMillis() < timeMillis) {
      S stay = closing.poll();
      if (close(stay)) {
        stays.remove(stay.key(), stay);
      }
    }
  }

  /** What is open at a port, oldest first. */
  public List<S> open(String port) {
    return Collections.unmodifiableList(openByPort.getOrDefault(port, List.of()));
  }

  private void open(S stay) {
    List<S> open = openByPort.computeIfAbsent(stay.port(), unused -> new ArrayList<>());
    int at = Collections.binarySearch(open, stay, oldestFirst);
    open.add(-at - 1, stay);
    if (stay.closedMillis() != Long.MAX_VALUE) {
      closing.add(stay);
    }
  }

  /** Returns false if the stay, in just this form, is not among the open ones. */
  private boolean close(S stay) {
    List<S> open = openByPort.getOrDefault(stay.port(), List.of());
    int at = Collections.binarySearch(open, stay, oldestFirst);
    if (at < 0 || open.get(at) != stay) {
      return false;
    }
    open.remove(at);
    return true;
  }
}
