package io.clearwatch.deploy;

import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.testing.InfluxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code deploy/stack} in a folder and on ports of its own. */
final class StackScript implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param secret of the store
   * @param settings variables beside those of folders and ports
   */
  StackScript(Path folder, String secret, Map<String, String> settings) {
    this.folder = folder;
    environment.put("STACK_DIR", folder.toString());
    environment.put("INFLUX_TOKEN", secret);
    environment.put("INFLUXD", InfluxServer.program().toString());
    for (String port :
        List.of(
            "KAFKA_PORT",
            "KAFKA_CONTROLLER_PORT",
            "ZOOKEEPER_PORT",
            "FLINK_PORT",
            "INFLUX_PORT",
            "INFLUX_RPC_PORT")) {
      environment.put(port, Integer.toString(Ports.free(Ports.ANY)));
    }
    environment.putAll(settings);
  }

  String kafka() {
    return "127.0.0.1:" + environment.get("KAFKA_PORT");
  }

  String influxUrl() {
    return "http://127.0.0.1:" + environment.get("INFLUX_PORT");
  }

  /** Runs one of its commands to the end; what it has said. */
  String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder.getParent(), "stack-" + command, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(ProjectFiles.ROOT.resolve("deploy/stack").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("stack " + command + ": " + Files.readString(output));
    }
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("down");
  }
}
