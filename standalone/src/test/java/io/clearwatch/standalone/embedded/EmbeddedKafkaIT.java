package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaIT {
  private static final List<Topic> TOPICS =
      List.of(new Topic("declarations", 3, false), new Topic("targets", 1, true));

  @TempDir Path folder;

  @Test
  void recordsSurviveARestartOnTheSameFolder() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      kafka.createTopics(TOPICS);
      send(kafka, "declarations", "D1");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      kafka.createTopics(TOPICS);
      send(kafka, "declarations", "D2");

      assertThat(values(kafka, "declarations", 3)).containsExactlyInAnyOrder("D1", "D2");
    }
  }

  @Test
  void topicsHaveTheirPartitionsAndCleanup() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      kafka.createTopics(TOPICS);

      assertThat(
              admin.describeTopics(List.of("declarations")).allTopicNames().get().values().stream()
                  .map(topic -> topic.partitions().size()))
          .containsExactly(3);
      assertThat(cleanup(admin, "declarations")).isEqualTo("delete");
      assertThat(cleanup(admin, "targets")).isEqualTo("compact");
    }
  }

  @Test
  void eventsFromYearsAgoAndFromTomorrowAreKept() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      kafka.createTopics(TOPICS);
      long nowMillis = System.currentTimeMillis();
      try (KafkaProducer<String, String> producer = producer(kafka)) {
        producer.send(new ProducerRecord<>("targets", 0, 0L, "old", "old")).get();
        long tomorrowMillis = nowMillis + Duration.ofDays(1).toMillis();
        producer.send(new ProducerRecord<>("targets", 0, tomorrowMillis, "new", "new")).get();
      }

      assertThat(values(kafka, "targets", 1)).containsExactly("old", "new");
    }
  }

  @Test
  void twoBrokersRunSideBySide(@TempDir Path other) throws Exception {
    try (EmbeddedKafka first = EmbeddedKafka.start(folder, Ports.ANY);
        EmbeddedKafka second = EmbeddedKafka.start(other, Ports.ANY)) {
      first.createTopics(TOPICS);
      second.createTopics(TOPICS);
      send(first, "declarations", "D1");

      assertThat(first.bootstrapServers()).isNotEqualTo(second.bootstrapServers());
      assertThat(values(first, "declarations", 3)).containsExactly("D1");
      assertThat(values(second, "declarations", 3)).isEmpty();
    }
  }

  @Test
  void portInUseIsNamed(@TempDir Path other) {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      String port = kafka.bootstrapServers().replaceFirst(".*:", "");

      assertThatThrownBy(() -> EmbeddedKafka.start(other, Integer.parseInt(port)))
          .isInstanceOf(CommandException.class)
          .hasMessage("port " + port + " is in use");
    }
  }

  private static String cleanup(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .get(resource)
        .get("cleanup.policy")
        .value();
  }

  private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(kafka)) {
      producer.send(new ProducerRecord<>(topic, value, value)).get();
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> values(EmbeddedKafka kafka, String topic, int partitionCount) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (int i = 0; i < partitionCount; i++) {
      partitions.add(new TopicPartition(topic, i));
    }
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
