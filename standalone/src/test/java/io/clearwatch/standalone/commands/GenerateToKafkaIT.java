package io.clearwatch.standalone.commands;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.Main;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.TopicMessages;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GenerateToKafkaIT {
  private static final EventChecks CHECKS =
      EventChecks.replay(PortRegistry.builtIn().portIds(), PortRegistry.builtIn().cityIds());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPastDayGoesToTheTopicsAsReadableEvents(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      String arguments = "--from 2026-03-02 --to 2026-03-03 --ports dalian-dayaowan --kafka ";

      assertThat(run(arguments + kafka.bootstrapServers())).isZero();

      int events = 0;
      for (EventType type : EventType.values()) {
        for (ConsumerRecord<byte[], byte[]> message :
            TopicMessages.read(kafka.bootstrapServers(), type.topic())) {
          EventRead read =
              new EventCodec()
                  .decode(type, message.value(), CHECKS, EventChecks.NO_CLOCK, () -> "");
          assertThat(read.event()).isNotNull();
          assertThat(new String(message.key(), StandardCharsets.UTF_8))
              .isEqualTo(type.keyOf(read.event()));
          events++;
        }
      }
      assertThat(events).isGreaterThan(1000);
      assertThat(out.toString())
          .isEqualToNormalizingNewlines(
              "%,d events to %s%n".formatted(events, kafka.bootstrapServers()));
    }
  }

  @Test
  void anEndlessWorldGoesOnLiveUntilItIsStopped(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.ANY)) {
      String from = Instant.now().minus(Duration.ofHours(2)).toString();
      String arguments = "--from " + from + " --kafka " + kafka.bootstrapServers();
      CompletableFuture<Integer> status = new CompletableFuture<>();
      Thread command = new Thread(() -> status.complete(run(arguments)));
      command.start();
      await().atMost(ofSeconds(60)).until(() -> err.toString().contains("live from here on"));

      command.interrupt();

      assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
      assertThat(out.toString()).contains(" events to " + kafka.bootstrapServers());
    }
  }

  @Test
  void aBrokerThatIsAwayIsTold() {
    String away = "127.0.0.1:" + Ports.free(Ports.ANY);

    assertThat(run("--kafka " + away)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "clearwatch generate: no Kafka broker answers at %s; start one there, or correct the address%n"
                .formatted(away));
  }

  private int run(String arguments) {
    List<String> words = new ArrayList<>(List.of("generate"));
    words.addAll(Arrays.asList(arguments.split(" ")));
    return Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Path.of("the.log"),
        words.toArray(String[]::new));
  }
}
