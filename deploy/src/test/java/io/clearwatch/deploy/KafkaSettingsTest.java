package io.clearwatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

/** The broker's settings, as Kafka reads them. */
class KafkaSettingsTest {
  /** The longest window. */
  private static final Duration WINDOW = Duration.ofDays(30);

  private static Properties settings() throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(ProjectFiles.text("deploy/kafka/server.properties")));
    return settings;
  }

  @Test
  void everySettingIsKnownToKafka() throws Exception {
    assertThat(KafkaConfig.configDef().names()).containsAll(settings().stringPropertyNames());
  }

  @Test
  void eventsAreKeptForLongerThanTheLongestWindow() throws Exception {
    KafkaConfig config = new KafkaConfig(settings(), false);

    assertThat(config.logRetentionTimeMillis()).isGreaterThan(WINDOW.plusDays(7).toMillis());
    assertThat(config.autoCreateTopicsEnable()).isFalse();
  }
}
