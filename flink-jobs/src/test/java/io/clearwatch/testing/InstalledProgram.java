package io.clearwatch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that has to be installed, as it needs what else its packages bring: from the PATH, else
 * installed from Debian's packages where that is allowed. Where it cannot be had the test is
 * skipped, or fails if {@code CI=true}.
 */
public final class InstalledProgram {
  private static final long INSTALL_MINUTES = 4;

  private InstalledProgram() {}

  /**
   * The program.
   *
   * @param name as it is called
   * @param packages what is installed if it is missing
   */
  public static Path require(String name, String... packages) {
    Optional<Path> found = onPath(name);
    if (found.isEmpty()) {
      String failure = install(packages);
      found = onPath(name);
      if (found.isEmpty()) {
        String reason = "no " + name + " on the PATH, and it cannot be installed: " + failure;
        if ("true".equals(System.getenv("CI"))) {
          Assertions.fail(reason);
        }
        Assumptions.abort(reason);
      }
    }
    return found.get();
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static synchronized String install(String... packages) {
    List<String> install =
        new ArrayList<>(
            List.of(
                "apt-get",
                "-o",
                "DPkg::Lock::Timeout=120",
                "install",
                "-y",
                "-qq",
                "--no-install-recommends"));
    install.addAll(List.of(packages));
    try {
      if (run(install).isEmpty()) {
        return "";
      }
      run(List.of("apt-get", "update", "-qq"));
      return run(install);
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** Runs a command; empty, or what it said when it failed. */
  private static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("install", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      Process process = builder.start();
      boolean isDone = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      return isDone && process.exitValue() == 0 ? "" : Files.readString(output).strip();
    } finally {
      Files.delete(output);
    }
  }
}
