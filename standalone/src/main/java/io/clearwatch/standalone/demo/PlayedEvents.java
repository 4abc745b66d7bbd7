package io.clearwatch.standalone.demo;

import io.clearwatch.generators.Delivery;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventFolder;
import io.clearwatch.wire.EventRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The events of a folder as if they came when they happened. Each file keeps its own order, as
 * disorder is a part of what is played; between the files, what happened first comes first. What
 * cannot be used is left out.
 */
final class PlayedEvents implements Iterator<Delivery>, AutoCloseable {
  private final List<EventFileReader> readers = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparingLong(head -> head.delivery.deliverAtMillis()));

  /** The next event of a file. */
  private record Head(Delivery delivery, EventFileReader reader) {}

  private PlayedEvents() {}

  /**
   * Opens the files of a folder.
   *
   * @throws CommandException if there is no usable event in them
   */
  static PlayedEvents of(Path folder) {
    PortRegistry ports = PortRegistry.builtIn();
    EventChecks checks = EventChecks.replay(ports.portIds(), ports.cityIds());
    PlayedEvents events = new PlayedEvents();
    try {
      for (EventFile file : EventFolder.files(folder)) {
        EventFileReader reader = file.read(checks);
        events.readers.add(reader);
        events.take(reader);
      }
    } catch (IOException e) {
      events.close();
      throw new UncheckedIOException(e);
    }
    if (events.heads.isEmpty()) {
      events.close();
      throw new CommandException("no usable event in " + folder + "; give another folder");
    }
    return events;
  }

  /** Time of the next event. */
  Instant nextTime() {
    return Instant.ofEpochMilli(heads.element().delivery.deliverAtMillis());
  }

  private void take(EventFileReader reader) {
    while (reader.hasNext()) {
      EventRead read = reader.next();
      if (read.event() != null) {
        long time = read.type().timeMillisOf(read.event());
        heads.add(new Head(new Delivery(time, read.event()), reader));
        return;
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Delivery next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    take(head.reader);
    return head.delivery;
  }

  @Override
  public void close() {
    for (EventFileReader reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
