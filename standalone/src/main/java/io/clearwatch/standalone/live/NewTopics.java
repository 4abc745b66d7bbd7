package io.clearwatch.standalone.live;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for topics that were just made. */
public final class NewTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  private NewTopics() {}

  /**
   * Returns when every partition takes messages. A topic counts as made a moment before that. In
   * this moment the broker may not know the topic, or a partition can refuse a producer's first
   * batch and take the second; the first is then out of its sequence for good, and the producer
   * retries it until it gives up.
   *
   * @throws ExecutionException if the broker refuses, does not answer, or does not know a topic for
   *     half a minute
   */
  public static void awaitReady(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!areReady(admin, topics, deadline)) {
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
  }

  private static boolean areReady(Admin admin, Collection<String> topics, long deadline)
      throws ExecutionException, InterruptedException {
    try {
      // Only the leader of a partition, once it is one, tells the end of it.
      admin
          .listOffsets(
              admin.describeTopics(topics).allTopicNames().get().values().stream()
                  .flatMap(NewTopics::partitions)
                  .collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
          .all()
          .get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          && System.nanoTime() < deadline) {
        return false;
      }
      throw e;
    }
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }
}
