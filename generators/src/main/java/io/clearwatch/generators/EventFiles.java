package io.clearwatch.generators;

import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Writes a bounded world to an event folder, in delivery order: same settings, same bytes. */
public final class EventFiles {
  private static final int PROGRESS_EVERY_EVENTS = 10_000;

  private EventFiles() {}

  /**
   * Writes all events of a world.
   *
   * @param settings with an end
   * @param folder made if it is missing
   * @return number of events written to each format
   * @throws IllegalArgumentException if the world has no end
   * @throws IOException if a file cannot be written
   */
  public static long write(
      WorldSettings settings, Path folder, Set<EventFormat> formats, Progress progress)
      throws IOException {
    if (settings.to() == null) {
      throw new IllegalArgumentException(
          "a world without end does not fit into files; give an end");
    }
    long events = 0;
    long lastMillis = settings.from().toEpochMilli();
    World world = new World(settings);
    try (EventFolderWriter writer = new EventFolderWriter(folder, formats)) {
      while (world.hasNext()) {
        Delivery delivery = world.next();
        writer.write(delivery.event());
        lastMillis = delivery.deliverAtMillis();
        events++;
        if (events % PROGRESS_EVERY_EVENTS == 0) {
          progress.reached(lastMillis, events);
        }
      }
    }
    progress.reached(lastMillis, events);
    return events;
  }
}
