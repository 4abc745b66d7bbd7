package io.clearwatch.standalone.live;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventType;
import java.util.Arrays;
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
import org.apache.kafka.common.errors.TimeoutException;

/** The topics of events on a broker of the user's. */
public final class EventTopics {
  private static final int PATIENCE_MILLIS = 10_000;

  private EventTopics() {}

  /**
   * Makes those of the four topics that are missing, with the broker's own number of partitions.
   *
   * @param client properties of the client, as {@link KafkaSettings} gives them
   * @throws CommandException if no broker answers, or it refuses
   */
  public static void createMissing(Map<String, Object> client) throws InterruptedException {
    Object broker = client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    try (Admin admin = Admin.create(client)) {
      Set<String> topics =
          admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS)).names().get();
      List<NewTopic> missing =
          Arrays.stream(EventType.values())
              .map(EventType::topic)
              .filter(topic -> !topics.contains(topic))
              .map(topic -> new NewTopic(topic, Optional.empty(), Optional.empty()))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TimeoutException
          ? new CommandException(
              "no Kafka broker answers at " + broker + "; start one there, or correct the address",
              e)
          : refused(broker, e.getCause());
    } catch (KafkaException e) {
      throw refused(broker, e);
    }
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
