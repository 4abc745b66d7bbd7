package io.clearwatch.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.clearwatch.standalone.cluster.JavaProcess.Program;
import io.clearwatch.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** A Kafka broker that can be killed and started again with the same data on the same port. */
final class BrokerProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(90);

  private static final int REQUEST_MILLIS = 2_000;

  private final Path folder;
  private final int port = Ports.free(Ports.ANY);
  private JavaProcess process;

  private BrokerProcess(Path folder) {
    this.folder = folder;
  }

  /** Starts a broker; returns when it answers. */
  static BrokerProcess start(Path folder) throws IOException {
    Files.createDirectories(folder);
    BrokerProcess broker = new BrokerProcess(folder);
    broker.restart();
    return broker;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Ends the process at once. */
  void kill() {
    process.kill();
  }

  /** Starts the process (again), and waits until it answers. */
  void restart() throws IOException {
    process =
        JavaProcess.start(
            new Program(
                BrokerMain.class.getName(),
                ClassPaths.whole(),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                Map.of()),
            folder.resolve("broker.log"),
            folder.resolve("data").toString(),
            Integer.toString(port));
    await("the broker, see " + process.output()).atMost(READY).until(this::answers);
  }

  /** Lets every consumer from now on have no more than so many bytes a second. */
  void slowDown(double bytesPerSecond) throws ExecutionException, InterruptedException {
    ClientQuotaEntity everyClient =
        new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
    try (Admin admin = admin()) {
      admin
          .alterClientQuotas(
              List.of(
                  new ClientQuotaAlteration(
                      everyClient,
                      List.of(new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond)))))
          .all()
          .get();
    }
  }

  /** Messages of the topics of a consumer group that it has not told to have read. */
  long lag(String group) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().entrySet().stream()
          .mapToLong(end -> end.getValue().offset() - read.get(end.getKey()).offset())
          .sum();
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            bootstrapServers(),
            "request.timeout.ms",
            REQUEST_MILLIS,
            "default.api.timeout.ms",
            REQUEST_MILLIS));
  }

  private boolean answers() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the broker has ended, see " + process.output());
    }
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
