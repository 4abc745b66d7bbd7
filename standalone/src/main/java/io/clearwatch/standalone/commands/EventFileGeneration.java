package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.EventCount.words;

import io.clearwatch.generators.EventFiles;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.UnfinishedFiles;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.wire.EventFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Writes the events of a bounded world to files. */
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
    EmptyFolder.require(folder);
    long fromMillis = settings.from().toEpochMilli();
    double spanMillis = settings.to().toEpochMilli() - fromMillis;
    try (UnfinishedFiles files = new UnfinishedFiles(folder, "generate")) {
      long written =
          EventFiles.write(
              settings,
              files.path(),
              formats,
              (simulatedMillis, events) -> {
                stopIfInterrupted();
                progress.update((simulatedMillis - fromMillis) / spanMillis, words(events));
              });
      files.complete();
      progress.end(words(written));
      return words(written) + " in " + folder;
    } catch (CancellationException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new CommandException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.interrupted()) {
      throw new CancellationException();
    }
  }
}
