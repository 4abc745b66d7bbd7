package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The exports that a command line names. */
final class ExportFiles {
  private ExportFiles() {}

  /**
   * The files, with those of a folder in its place, sorted by name.
   *
   * @throws CommandException if a folder has no {@code .csv} file or cannot be read
   */
  static List<Path> of(List<Path> given) {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        files.addAll(ofFolder(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> ofFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(ExportFiles::isCsv).sorted().toList();
      if (files.isEmpty()) {
        throw new CommandException(
            folder + " holds no .csv file; give the folder of the exports, or a file");
      }
      return files;
    } catch (IOException e) {
      throw new CommandException(folder + " cannot be read: check its permissions", e);
    }
  }

  private static boolean isCsv(Path file) {
    return Files.isRegularFile(file)
        && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }
}
