package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Walks forward through the stays of one city and direction and knows, at the time it stands at,
 * which declarations are open at each port, oldest first. A step costs what has arrived or closed
 * since the last one, not what is open.
 */
final class BacklogSweep {
  private static final Comparator<OpenDeclaration> OLDEST_FIRST =
      Comparator.comparingLong(OpenDeclaration::arrivedMillis)
          .thenComparing(OpenDeclaration::declarationId);

  private final Map<String, OpenDeclaration> stays = new HashMap<>();
  private final PriorityQueue<OpenDeclaration> coming =
      new PriorityQueue<>(Comparator.comparingLong(OpenDeclaration::fromMillis));
  private final PriorityQueue<OpenDeclaration> closing =
      new PriorityQueue<>(Comparator.comparingLong(OpenDeclaration::closedMillis));
  private final Map<String, List<OpenDeclaration>> openByPort = new HashMap<>();
  private long position = Long.MIN_VALUE;

  BacklogSweep(Collection<OpenDeclaration> stays) {
    for (OpenDeclaration stay : stays) {
      put(stay);
    }
  }

  /** Time it stands at, milliseconds since the epoch. */
  long positionMillis() {
    return position;
  }

  /** Adds a stay that is not known yet; it may already have begun. */
  void put(OpenDeclaration stay) {
    stays.put(stay.key(), stay);
    if (stay.fromMillis() < position) {
      open(stay);
    } else {
      coming.add(stay);
    }
  }

  /** Takes a stay out by its key, or does nothing if it is not known. */
  void remove(String key) {
    OpenDeclaration stay = stays.remove(key);
    if (stay == null) {
      return;
    }
    if (!close(stay)) {
      coming.remove(stay);
    }
  }

  /** Walks to a later time. */
  void advanceTo(long timeMillis) {
    position = timeMillis;
    while (!coming.isEmpty() && coming.peek().fromMillis() < timeMillis) {
      open(coming.poll());
    }
    while (!closing.isEmpty() && closing.peek().closedMillis() < timeMillis) {
      OpenDeclaration stay = closing.poll();
      if (close(stay)) {
        stays.remove(stay.key(), stay);
      }
    }
  }

  /** What is open at a port, oldest first. */
  List<OpenDeclaration> open(String port) {
    return Collections.unmodifiableList(openByPort.getOrDefault(port, List.of()));
  }

  private void open(OpenDeclaration stay) {
    List<OpenDeclaration> open =
        openByPort.computeIfAbsent(stay.port(), unused -> new ArrayList<>());
    int at = Collections.binarySearch(open, stay, OLDEST_FIRST);
    open.add(-at - 1, stay);
    if (stay.closedMillis() != Long.MAX_VALUE) {
      closing.add(stay);
    }
  }

  /** Returns false if the stay, in just this form, is not among the open ones. */
  private boolean close(OpenDeclaration stay) {
    List<OpenDeclaration> open = openByPort.getOrDefault(stay.port(), List.of());
    int at = Collections.binarySearch(open, stay, OLDEST_FIRST);
    if (at < 0 || open.get(at) != stay) {
      return false;
    }
    open.remove(at);
    return true;
  }
}
