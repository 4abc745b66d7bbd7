package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.EventCount.words;

import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the events of a bounded world to files, in the order in which they are delivered. */
final class EventFileGeneration {
  private final Path folder;
  private final Set<EventFormat> formats;
  private final ProgressBar progress;

  EventFileGeneration(Path folder, Set<EventFormat> formats, ProgressBar progress) {
    this.folder = folder;
    this.formats = formats;
    this.progress = progress;
  }

  /**
   * Writes all events; tells in a line what was written.
   *
   * @throws CommandException if the folder has anything in it or cannot be written
   */
  String run(WorldSettings settings) throws InterruptedException {
    refuseUsedFolder();
    World world = new World(settings);
    long fromMillis = settings.from().toEpochMilli();
    double spanMillis = settings.to().toEpochMilli() - fromMillis;
    long events = 0;
    try (EventFolderWriter writer = new EventFolderWriter(folder, formats)) {
      while (world.hasNext()) {
        Delivery delivery = world.next();
        writer.write(delivery.event());
        events++;
        if (events % 1000 == 0) {
          progress.update((delivery.deliverAtMillis() - fromMillis) / spanMillis, words(events));
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      }
    } catch (IOException e) {
      throw new CommandException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
    progress.end(words(events));
    return words(events) + " in " + folder;
  }

  private void refuseUsedFolder() {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new CommandException(folder + " is not empty; give a new folder, or empty it");
      }
    } catch (IOException e) {
      throw new CommandException(folder + " is not a folder; give a new one", e);
    }
  }
}
