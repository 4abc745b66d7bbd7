package io.clearwatch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the program of InfluxDB 1.x: on the PATH, else in the folder {@code clearwatch.influxdb}
 * (system property; default {@code ~/.cache/clearwatch/influxdb}), else fetched there as Debian's
 * package {@code influxdb} and unpacked without installing it.
 */
final class InfluxBinary {
  private static final long FETCH_SECONDS = 120;
  private static Path found;

  private InfluxBinary() {}

  /** The program; where it cannot be had the test is skipped, or fails if {@code CI=true}. */
  static synchronized Path require() {
    if (found == null) {
      try {
        found = locate();
      } catch (IOException | InterruptedException e) {
        String reason = "no influxd on the PATH, and it cannot be fetched: " + e.getMessage();
        if ("true".equals(System.getenv("CI"))) {
          Assertions.fail(reason, e);
        }
        Assumptions.abort(reason);
      }
    }
    return found;
  }

  private static Path locate() throws IOException, InterruptedException {
    Optional<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "influxd"))
            .filter(Files::isExecutable)
            .findFirst();
    if (onPath.isPresent()) {
      return onPath.get();
    }
    Path cache = cache();
    Path program = cache.resolve("usr/bin/influxd");
    if (!Files.isExecutable(program)) {
      fetch(cache);
    }
    return program;
  }

  private static Path cache() {
    String folder = System.getProperty("clearwatch.influxdb");
    return folder == null
        ? Path.of(System.getProperty("user.home"), ".cache", "clearwatch", "influxdb")
        : Path.of(folder);
  }

  private static void fetch(Path cache) throws IOException, InterruptedException {
    Files.createDirectories(cache.getParent());
    Path folder = Files.createTempDirectory(cache.getParent(), "influxdb-");
    try {
      unpack(folder, cache);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static void unpack(Path folder, Path cache) throws IOException, InterruptedException {
    try {
      run(folder, "apt-get", "download", "influxdb");
    } catch (IOException noLists) {
      run(folder, "apt-get", "update");
      run(folder, "apt-get", "download", "influxdb");
    }
    Path unpacked = folder.resolve("unpacked");
    run(folder, "dpkg", "-x", packageIn(folder).toString(), unpacked.toString());
    // Another test may have been faster, or may be reading: the folder appears whole or not at all.
    if (!Files.exists(cache)) {
      Files.move(unpacked, cache);
    }
  }

  private static Path packageIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".deb"))
          .findFirst()
          .orElseThrow(() -> new IOException("apt-get left no package in " + folder));
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(FETCH_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(List.of(command) + " took more than " + FETCH_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(List.of(command) + ": " + Files.readString(output).strip());
    }
  }
}
