package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TopicsCommandIT {
  private static final List<String> TOPICS =
      List.of(
          "alerts",
          "clearances",
          "declarations",
          "inspections",
          "refunds",
          "rejected",
          "releases",
          "targets");

  @TempDir Path folder;

  @Test
  void makesWhatIsMissingAndLeavesTheRest() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      kafka.createTopics(List.of(new EmbeddedKafka.Topic("releases", 3, false)));

      CommandRun first =
          CommandRun.succeeding("topics --partitions 2 --kafka", kafka.bootstrapServers());
      CommandRun second = CommandRun.succeeding("topics --kafka", kafka.bootstrapServers());

      assertThat(first.out()).startsWith("Made the topics ").doesNotContain("releases");
      assertThat(second.out()).isEqualToIgnoringNewLines("All topics are there already.");
      Map<String, Integer> partitions = new TreeMap<>();
      TOPICS.forEach(topic -> partitions.put(topic, 2));
      partitions.put("releases", 3);
      partitions.put("targets", 1);
      assertThat(partitions(kafka)).isEqualTo(partitions);
      assertThat(cleanupPolicy(kafka, "declarations")).isEqualTo("delete");
      assertThat(cleanupPolicy(kafka, "targets")).isEqualTo("compact");
    }
  }

  @Test
  void aNumberThatCannotBeIsWrongUsage() {
    CommandRun run = CommandRun.of("topics --kafka localhost:1 --partitions 0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("clearwatch topics: --partitions is 0; give 1 or more");
  }

  private static Map<String, Integer> partitions(EmbeddedKafka kafka) throws Exception {
    Map<String, Integer> partitions = new TreeMap<>();
    try (Admin admin = admin(kafka)) {
      admin
          .describeTopics(TOPICS)
          .allTopicNames()
          .get()
          .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    }
    return partitions;
  }

  private static String cleanupPolicy(EmbeddedKafka kafka, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = admin(kafka)) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .get("cleanup.policy")
          .value();
    }
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
