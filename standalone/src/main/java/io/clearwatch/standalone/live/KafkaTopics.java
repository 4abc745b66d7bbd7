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
   * Makes those topics that are missing, with the broker's own number of partitions; clearances,
   * alerts and targets keep the last message of every key.
   *
   * @param client properties of the client, as {@link io.clearwatch.jobs.options.KafkaSettings}
   *     gives them
   * @throws CommandException if no broker answers, or it refuses
   */
  public static void createMissing(Map<String, Object> client) throws InterruptedException {
    Object broker = client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    try (Admin admin = Admin.create(client)) {
      Set<String> present =
          admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS)).names().get();
      List<NewTopic> missing =
          all().stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
      NewTopics.awaitReady(admin, missing.stream().map(NewTopic::name).toList());
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

  private static List<NewTopic> all() {
    List<NewTopic> topics = new ArrayList<>();
    for (EventType type : EventType.values()) {
      topics.add(new NewTopic(type.topic(), Optional.empty(), Optional.empty()));
    }
    topics.add(new NewTopic(Topics.REJECTED, Optional.empty(), Optional.empty()));
    for (String topic : List.of(Topics.CLEARANCES, Topics.ALERTS, Topics.TARGETS)) {
      topics.add(
          new NewTopic(topic, Optional.empty(), Optional.empty())
              .configs(
                  Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    }
    return topics;
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
