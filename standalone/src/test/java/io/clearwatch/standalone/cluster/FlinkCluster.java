package io.clearwatch.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.clearwatch.standalone.cluster.JavaProcess.Program;
import io.clearwatch.standalone.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer;

/**
 * A Flink cluster of several processes, as a real one is: a job manager, task managers, and a
 * ZooKeeper through which a job manager that is started again finds the jobs of the one before.
 * State is in RocksDB, with an incremental checkpoint every four seconds. Buffers between the
 * operators are small, so that what is read is soon what is stored.
 */
final class FlinkCluster implements AutoCloseable {
  static final int TASK_MANAGERS = 2;

  private static final Duration READY = Duration.ofSeconds(180);
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");

  /** For processes that do not live long enough to win by more. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** Flink reads and writes private fields of collections. */
  private static final String OPEN_COLLECTIONS = "--add-opens=java.base/java.util=ALL-UNNAMED";

  private final Path folder;
  private final int zooKeeperPort = Ports.free(Ports.ANY);
  private final int restPort = Ports.free(Ports.ANY);
  private final FlinkRest rest = new FlinkRest("http://127.0.0.1:" + restPort);
  private final JavaProcess[] taskManagers = new JavaProcess[TASK_MANAGERS];
  private JavaProcess zooKeeper;
  private JavaProcess jobManager;

  private FlinkCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a cluster; returns when it has its task managers.
   *
   * @param folder for its files, made if absent
   */
  static FlinkCluster start(Path folder) throws IOException {
    FlinkCluster cluster = new FlinkCluster(folder);
    try {
      Files.createDirectories(folder.resolve("tmp"));
      Files.writeString(folder.resolve("config.yaml"), cluster.configuration());
      Files.writeString(folder.resolve("log4j2.properties"), logging());
      Files.writeString(folder.resolve("zoo.cfg"), cluster.zooKeeperConfiguration());
      cluster.zooKeeper =
          cluster.process(
              "zookeeper",
              FlinkZooKeeperQuorumPeer.class,
              List.of("-Xmx64m", QUICK_START, "-Dzookeeper.admin.enableServer=false"),
              Map.of(),
              "--zkConfigFile",
              folder.resolve("zoo.cfg").toString(),
              "--peerId",
              "1");
      cluster.startJobManager();
      for (int i = 0; i < TASK_MANAGERS; i++) {
        cluster.startTaskManager(i);
      }
      await("task managers, see " + folder)
          .atMost(READY)
          .until(() -> cluster.rest.taskManagers() == TASK_MANAGERS);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  FlinkRest rest() {
    return rest;
  }

  void startJobManager() throws IOException {
    jobManager =
        process(
            "jobmanager",
            StandaloneSessionClusterEntrypoint.class,
            List.of("-Xmx512m", QUICK_START, OPEN_COLLECTIONS),
            Map.of(),
            "--configDir",
            folder.toString(),
            "--executionMode",
            "cluster");
    jobManager.onItsOwnEnd(() -> startAgain(this::startJobManager));
  }

  void killJobManager() {
    jobManager.kill();
  }

  void startTaskManager(int index) throws IOException {
    taskManagers[index] =
        process(
            "taskmanager-" + index,
            TaskManagerRunner.class,
            List.of("-Xmx640m", QUICK_START),
            Map.of(),
            "--configDir",
            folder.toString());
    taskManagers[index].onItsOwnEnd(() -> startAgain(() -> startTaskManager(index)));
  }

  private interface Start {
    void run() throws IOException;
  }

  /**
   * What a service manager does, and Flink counts on: a task manager that sees another one die may
   * end itself.
   */
  private static void startAgain(Start program) {
    try {
      program.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void killTaskManager(int index) {
    taskManagers[index].kill();
  }

  /**
   * Submits a job as a user does, with {@code flink run}.
   *
   * @param options of {@code run} before the jar, such as {@code -p 2}
   * @param environment variables of the one who submits
   * @param arguments of the job
   * @return the id of the job
   */
  String submit(
      Class<?> mainClass,
      List<String> options,
      Map<String, String> environment,
      List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("run", "-d", "-c", mainClass.getName()));
    command.addAll(options);
    command.add(System.getProperty("clearwatch.clusterJar"));
    command.addAll(arguments);
    Path output = Files.createTempFile(folder, "run-" + mainClass.getSimpleName(), ".log");
    JavaProcess client =
        JavaProcess.start(
            new Program(
                CliFrontend.class.getName(),
                ClassPaths.flink(),
                options("client", List.of("-Xmx256m", QUICK_START, OPEN_COLLECTIONS)),
                with(environment, "FLINK_CONF_DIR", folder.toString())),
            output,
            command.toArray(String[]::new));
    int status = client.await();
    String printed = Files.readString(output);
    Matcher submitted = JOB_ID.matcher(printed);
    if (status != 0 || !submitted.find()) {
      throw new IllegalStateException("flink run ended with " + status + ": " + printed);
    }
    return submitted.group(1);
  }

  /** Stops a job with a savepoint; where that is. */
  String stop(String job) throws IOException, InterruptedException {
    return rest.stopWithSavepoint(job, folder.resolve("savepoints"));
  }

  @Override
  public void close() {
    for (JavaProcess taskManager : taskManagers) {
      closeIfStarted(taskManager);
    }
    closeIfStarted(jobManager);
    closeIfStarted(zooKeeper);
  }

  private static void closeIfStarted(JavaProcess process) {
    if (process != null) {
      process.close();
    }
  }

  private JavaProcess process(
      String name,
      Class<?> mainClass,
      List<String> options,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    return JavaProcess.start(
        new Program(mainClass.getName(), ClassPaths.flink(), options(name, options), environment),
        folder.resolve(name + ".log"),
        arguments);
  }

  private List<String> options(String name, List<String> more) {
    List<String> options = new ArrayList<>(more);
    options.add("-XX:+UseSerialGC");
    options.add("-Dprocess=" + name);
    options.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
    return options;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static String logging() {
    return """
        rootLogger.level = INFO
        rootLogger.appenderRef.out.ref = out
        appender.out.type = Console
        appender.out.name = out
        appender.out.layout.type = PatternLayout
        appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} %m%n
        """;
  }

  private String zooKeeperConfiguration() {
    return """
        dataDir=%s
        clientPort=%d
        clientPortAddress=127.0.0.1
        tickTime=500
        """
        .formatted(folder.resolve("zookeeper"), zooKeeperPort);
  }

  private String configuration() {
    return """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %REST%
        rest.bind-port: "%REST%"
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 4
        taskmanager.load-balance.mode: SLOTS
        taskmanager.cpu.cores: 2.0
        taskmanager.memory.task.heap.size: 512mb
        taskmanager.memory.task.off-heap.size: 64mb
        taskmanager.memory.network.min: 64mb
        taskmanager.memory.network.max: 64mb
        taskmanager.memory.segment-size: 4kb
        taskmanager.memory.managed.size: 256mb
        taskmanager.memory.framework.heap.size: 128mb
        taskmanager.memory.framework.off-heap.size: 128mb
        taskmanager.memory.jvm-metaspace.size: 256mb
        taskmanager.memory.jvm-overhead.min: 192mb
        taskmanager.memory.jvm-overhead.max: 192mb
        high-availability.type: zookeeper
        high-availability.zookeeper.quorum: 127.0.0.1:%ZOOKEEPER%
        high-availability.zookeeper.client.session-timeout: 6s
        high-availability.zookeeper.client.tolerate-suspended-connections: true
        high-availability.storageDir: %FOLDER%/recovery
        heartbeat.interval: 1s
        heartbeat.timeout: 8s
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 2147483647
        restart-strategy.fixed-delay.delay: 1s
        pipeline.object-reuse: true
        state.backend.type: rocksdb
        execution.checkpointing.interval: 4s
        execution.checkpointing.mode: EXACTLY_ONCE
        execution.checkpointing.incremental: true
        execution.checkpointing.tolerable-failed-checkpoints: 1000
        execution.checkpointing.dir: %FOLDER%/checkpoints
        io.tmp.dirs: %TMP%
        web.tmpdir: %TMP%
        """
        .replace("%REST%", Integer.toString(restPort))
        .replace("%ZOOKEEPER%", Integer.toString(zooKeeperPort))
        .replace("%TMP%", folder.resolve("tmp").toString())
        .replace("%FOLDER%", folder.toUri().toString().replaceAll("/$", ""));
  }
}
