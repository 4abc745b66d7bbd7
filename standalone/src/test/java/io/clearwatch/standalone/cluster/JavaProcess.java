package io.clearwatch.standalone.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java virtual machine of its own, whose output goes to a file. */
final class JavaProcess implements AutoCloseable {
  private final Process process;
  private final Path output;
  private volatile boolean killed;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * What is run.
   *
   * @param classPath jars and folders
   * @param options of the virtual machine
   * @param environment variables beside those of this process
   */
  record Program(
      String mainClass,
      List<Path> classPath,
      List<String> options,
      Map<String, String> environment) {}

  /**
   * Starts a program.
   *
   * @param output file that its output is added to
   */
  static JavaProcess start(Program program, Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.options());
    command.add("-cp");
    command.add(
        String.join(File.pathSeparator, program.classPath().stream().map(Path::toString).toList()));
    command.add(program.mainClass());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()));
    builder.environment().putAll(program.environment());
    return new JavaProcess(builder.start(), output);
  }

  /** Where its output is. */
  Path output() {
    return output;
  }

  /** Waits for its end; its exit status. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Does something when it ends without having been killed. */
  void onItsOwnEnd(Runnable action) {
    process
        .onExit()
        .thenRun(
            () -> {
              if (!killed) {
                action.run();
              }
            });
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    killed = true;
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
