package io.clearwatch.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One benchmark in a Java of its own, so that none warms up or fills the heap for the next. */
final class FreshProcess {
  private FreshProcess() {}

  /** Runs a benchmark with the options of this process; its exit status. */
  static int run(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), Bench.class.getName(), "bench", name));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      process.onExit().join();
      throw e;
    }
  }
}
