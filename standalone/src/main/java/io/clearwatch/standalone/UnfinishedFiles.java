package io.clearwatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files that get their names in a folder together, once all are complete. Until then they are in a
 * hidden folder in it, and closed before {@link #complete} they leave nothing behind.
 */
public final class UnfinishedFiles implements AutoCloseable {
  private final Path folder;
  private final boolean isNew;
  private final WorkFolder work;

  /**
   * @param folder made if it is missing
   * @param name start of the name of the hidden folder
   * @throws CommandException if it cannot be made
   */
  public UnfinishedFiles(Path folder, String name) {
    this.folder = folder;
    isNew = Files.notExists(folder);
    work = WorkFolder.create(folder, '.' + name);
  }

  /** Where to write them. */
  public Path path() {
    return work.path();
  }

  /** Gives all files their names. */
  public void complete() throws IOException {
    complete(name -> true);
  }

  /** Gives some of the files their names. */
  public void complete(Predicate<String> names) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(work.path())) {
      files = entries.filter(file -> names.test(file.getFileName().toString())).toList();
    }
    for (Path file : files) {
      Files.move(file, folder.resolve(file.getFileName()));
    }
  }

  @Override
  public void close() throws IOException {
    work.close();
    if (isNew && isEmpty()) {
      Files.delete(folder);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
