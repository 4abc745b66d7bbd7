package io.clearwatch.jobs.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/** How clients reach a broker of the user's. */
public final class KafkaSettings {
  /** Environment variable that names a file of client properties, as for TLS and SASL. */
  public static final String FILE_VARIABLE = "KAFKA_CONFIG_FILE";

  private KafkaSettings() {}

  /**
   * The properties of the file named in the environment, if one is, with the broker's address.
   *
   * @param broker {@code HOST:PORT}, or several separated by commas
   * @throws SettingsException if the file cannot be read
   */
  public static Map<String, Object> of(String broker, Map<String, String> environment) {
    Properties properties = new Properties();
    String file = environment.get(FILE_VARIABLE);
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new SettingsException(
            FILE_VARIABLE + " names " + file + ", which cannot be read; correct the name", e);
      }
    }
    Map<String, Object> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker);
    return settings;
  }
}
