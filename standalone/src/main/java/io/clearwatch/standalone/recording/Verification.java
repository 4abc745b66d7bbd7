package io.clearwatch.standalone.recording;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.recording.Manifest.RecordedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the files of a recording with its manifest. */
public final class Verification {
  private Verification() {}

  /**
   * Checks every file.
   *
   * @return how many events and unusable records they hold
   * @throws CommandException if one is missing or has changed; its message names them
   */
  public static long check(Path folder) throws IOException {
    Manifest manifest = Manifest.read(folder);
    if (manifest == null) {
      throw new CommandException(
          folder + " has no " + Manifest.NAME + "; give the folder of a recording");
    }
    List<String> wrong = new ArrayList<>();
    long records = 0;
    for (RecordedFile file : manifest.files()) {
      Path path = folder.resolve(file.name());
      if (!Files.exists(path)) {
        wrong.add(file.name() + " is missing");
      } else if (!Checksum.of(path).equals(file.sha256())) {
        wrong.add(file.name() + " has changed since it was recorded");
      }
      records += file.records();
    }
    if (!wrong.isEmpty()) {
      throw new CommandException(
          folder + " is not as it was recorded: " + String.join("; ", wrong));
    }
    return records;
  }
}
