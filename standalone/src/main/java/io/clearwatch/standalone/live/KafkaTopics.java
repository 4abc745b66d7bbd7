package io.clearwatch.standalone.live;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;

/** The topics on a broker. */
public final class KafkaTopics {
  private static final int PATIENCE_MILLIS = 10_000;

  private KafkaTopics() {}

  /**
   * Makes those topics that are missing, with the broker's own number of partitions and replicas;
   * clearances, alerts and targets keep the last message of every key.
   *
   * @param client properties of the client, as {@link io.clearwatch.jobs.options.KafkaSettings}
   *     gives them
   * @return the names of those that were made
   * @throws CommandException if no broker answers, or it refuses
   */
  public static List<String> createMissing(Map<String, Object> client) throws InterruptedException {
    return createMissing(client, null, null);
  }

  /**
   * The same with a number of partitions and replicas; null leaves one to the broker. The topic
   * {@code targets} has one partition always, since there are few and their order counts.
   */
  public static List<String> createMissing(
      Map<String, Object> client, Integer partitions, Short replicas) throws InterruptedException {
    Object broker = client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    try (Admin admin = Admin.create(client)) {
      Set<String> present =
          admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS)).names().get();
      List<NewTopic> missing =
          all(Optional.ofNullable(partitions), Optional.ofNullable(replicas)).stream()
              .filter(topic -> !present.contains(topic.name()))
              .toList();
      admin.createTopics(missing).all().get();
      List<String> names = missing.stream().map(NewTopic::name).toList();
      NewTopics.awaitReady(admin, names);
      return names;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new CommandException(
            "no Kafka broker answers at " + broker + "; start one there, or correct the address",
            e);
      }
      throw refused(broker, e.getCause());
    } catch (KafkaException e) {
      throw refused(broker, e);
    }
  }

  private static List<NewTopic> all(Optional<Integer> partitions, Optional<Short> replicas) {
    List<NewTopic> topics = new ArrayList<>();
    for (EventType type : EventType.values()) {
      topics.add(new NewTopic(type.topic(), partitions, replicas));
    }
    topics.add(new NewTopic(Topics.REJECTED, partitions, replicas));
    topics.add(compacted(Topics.CLEARANCES, partitions, replicas));
    topics.add(compacted(Topics.ALERTS, partitions, replicas));
    topics.add(compacted(Topics.TARGETS, partitions.map(unused -> 1), replicas));
    return topics;
  }

  private static NewTopic compacted(
      String name, Optional<Integer> partitions, Optional<Short> replicas) {
    return new NewTopic(name, partitions, replicas)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static CommandException refused(Object broker, Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new CommandException(
        "Kafka at " + broker + " cannot be used: " + cause.getMessage(), thrown);
  }
}
