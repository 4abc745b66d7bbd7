package io.clearwatch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * A server's program: on the PATH, else in the folder {@code clearwatch.PACKAGE} (system property;
 * default {@code ~/.cache/clearwatch/PACKAGE}), else fetched there as Debian's package and unpacked
 * without installing it.
 */
enum DebianProgram {
  /** InfluxDB 1.x. */
  INFLUXD("influxdb", "influxd", null),
  /** To be started in the folder that {@link #home} tells. */
  ALERTMANAGER(
      "prometheus-alertmanager", "prometheus-alertmanager", "/usr/share/prometheus/alertmanager");

  private static final long FETCH_SECONDS = 120;

  private final String debianPackage;
  private final String program;

  /** Where it looks for files of its own, or null. */
  private final String ownFiles;

  private Path found;

  DebianProgram(String debianPackage, String program, String ownFiles) {
    this.debianPackage = debianPackage;
    this.program = program;
    this.ownFiles = ownFiles;
  }

  /** The program; where it cannot be had the test is skipped, or fails if {@code CI=true}. */
  synchronized Path require() {
    if (found == null) {
      try {
        found = locate();
      } catch (IOException | InterruptedException e) {
        String reason =
            "no " + program + " on the PATH, and it cannot be fetched: " + e.getMessage();
        if ("true".equals(System.getenv("CI"))) {
          Assertions.fail(reason, e);
        }
        Assumptions.abort(reason);
      }
    }
    return found;
  }

  /** The root under which a program is installed, or was unpacked. */
  static Path home(Path program) {
    return program.toAbsolutePath().resolve("../../..").normalize();
  }

  private Path locate() throws IOException, InterruptedException {
    Optional<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (onPath.isPresent()) {
      return onPath.get();
    }
    Path cache = cache();
    Path cached = cache.resolve("usr/bin").resolve(program);
    if (!Files.isExecutable(cached)) {
      fetch(cache);
    }
    return cached;
  }

  private Path cache() {
    String folder = System.getProperty("clearwatch." + debianPackage);
    return folder == null
        ? Path.of(System.getProperty("user.home"), ".cache", "clearwatch", debianPackage)
        : Path.of(folder);
  }

  private void fetch(Path cache) throws IOException, InterruptedException {
    Files.createDirectories(cache.getParent());
    Path folder = Files.createTempDirectory(cache.getParent(), debianPackage + "-");
    try {
      unpack(folder, cache);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private void unpack(Path folder, Path cache) throws IOException, InterruptedException {
    try {
      run(folder, "apt-get", "download", debianPackage);
    } catch (IOException noLists) {
      run(folder, "apt-get", "update");
      run(folder, "apt-get", "download", debianPackage);
    }
    Path unpacked = folder.resolve("unpacked");
    run(folder, "dpkg", "-x", packageIn(folder).toString(), unpacked.toString());
    relocate(unpacked);
    // Another test may have been faster, or may be reading: the folder appears whole or not at all.
    if (!Files.exists(cache)) {
      Files.move(unpacked, cache);
    }
  }

  /**
   * Makes the program look for its own files, as templates, where it was unpacked, once that is its
   * working directory: Debian has compiled in a path that only an installation has. The new path is
   * as long as the old.
   */
  private void relocate(Path unpacked) throws IOException {
    if (ownFiles != null) {
      Path file = unpacked.resolve("usr/bin").resolve(program);
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      String relative = ownFiles.substring(1) + '/';
      Files.writeString(file, bytes.replace(ownFiles, relative), StandardCharsets.ISO_8859_1);
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
