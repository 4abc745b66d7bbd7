package io.clearwatch.standalone.embedded;

import static io.clearwatch.standalone.embedded.Ports.LOOPBACK;
import static java.util.stream.Collectors.toMap;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.live.NewTopics;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker in this process: one node that is its own controller, on loopback. Its data stay
 * in its folder, so a later start on the same folder finds its topics again.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final String CONTROLLER = "CONTROLLER";
  private static final String NODE_ID = "1";

  /** The oldest data of a partition go when it grows beyond this. */
  private static final long RETENTION_BYTES = 512L << 20;

  private static final long SEGMENT_BYTES = 64L << 20;

  /** The cleaner of compacted topics takes 128 MiB of heap by default. */
  private static final long CLEANER_BUFFER_BYTES = 4L << 20;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * A topic of the broker.
   *
   * @param compacted keeps the last record of every key, for as long as the topic exists
   */
  public record Topic(String name, int partitions, boolean compacted) {
    private NewTopic toNewTopic() {
      String policy =
          compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
      return new NewTopic(name, partitions, (short) 1)
          .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy));
    }
  }

  /**
   * Starts a broker; returns when it serves clients.
   *
   * @param folder holds the broker's data, made if it does not exist
   * @param port port to listen on, or {@link Ports#ANY}
   * @throws CommandException if the port is in use or the broker does not start
   */
  public static EmbeddedKafka start(Path folder, int port) {
    int brokerPort = Ports.free(port);
    int controllerPort = Ports.free(Ports.ANY);
    KafkaRaftServer server = null;
    try {
      Files.createDirectories(folder);
      if (Files.notExists(folder.resolve("meta.properties"))) {
        format(folder);
      }
      KafkaConfig config = new KafkaConfig(settings(folder, brokerPort, controllerPort), false);
      server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, brokerPort);
    } catch (Exception e) {
      if (server != null) {
        stop(server);
      }
      throw new CommandException(
          "the embedded broker did not start in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(NODE_ID))
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setUnstableFeatureVersionsEnabled(false)
        .setIgnoreFormatted(false)
        .setHasDynamicQuorum(false)
        .run();
  }

  private static Map<String, String> settings(Path folder, int brokerPort, int controllerPort) {
    String broker = "PLAINTEXT://" + LOOPBACK + ':' + brokerPort;
    String controller = LOOPBACK + ':' + controllerPort;
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("log.dirs", folder.toString());
    settings.put("listeners", broker + ',' + CONTROLLER + "://" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE_ID + '@' + controller);
    settings.put("auto.create.topics.enable", "false");

    // One node: internal topics have one partition and no replica, and no other member of a group
    // is worth waiting for.
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      settings.put(topic + ".num.partitions", "1");
      settings.put(topic + ".replication.factor", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");

    // Events of a simulated past are older than any retention time, and one from a skewed clock
    // has to reach the jobs to be rejected there: size alone bounds the log.
    settings.put("log.retention.ms", "-1");
    settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    settings.put("log.retention.bytes", Long.toString(RETENTION_BYTES));
    settings.put("log.segment.bytes", Long.toString(SEGMENT_BYTES));
    settings.put("log.cleaner.dedupe.buffer.size", Long.toString(CLEANER_BUFFER_BYTES));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  /** Address for clients. */
  public String bootstrapServers() {
    return LOOPBACK + ':' + port;
  }

  /** Makes those of the topics that do not exist yet. */
  public void createTopics(Collection<Topic> topics) throws InterruptedException {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      Map<String, NewTopic> wanted = topics.stream().collect(toMap(Topic::name, Topic::toNewTopic));
      for (KafkaFuture<Void> created : admin.createTopics(wanted.values()).values().values()) {
        awaitCreated(created);
      }
      NewTopics.awaitReady(admin, wanted.keySet());
    } catch (ExecutionException e) {
      throw new CommandException("cannot make topics: " + e.getCause().getMessage(), e);
    }
  }

  private static void awaitCreated(KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new CommandException("cannot make a topic: " + e.getCause().getMessage(), e);
      }
    }
  }

  /** Stops the broker; its data stay in its folder. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }
}
