package io.clearwatch.jobs.sinks.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** The official client, set up for one bucket; its exceptions become {@link Answer}s. */
final class InfluxClient implements AutoCloseable {
  private final InfluxDBClient client;
  private final WriteApiBlocking writes;

  private InfluxClient(InfluxDBClient client) {
    this.client = client;
    this.writes = client.getWriteApiBlocking();
  }

  /**
   * A client for these settings; does not connect yet.
   *
   * @throws IOException if the token cannot be read
   */
  static InfluxClient open(InfluxSettings settings) throws IOException {
    return open(settings, Secret.INFLUX.read());
  }

  static InfluxClient open(InfluxSettings settings, Optional<String> token) {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeoutMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.requestTimeoutMillis(), TimeUnit.MILLISECONDS)
            .writeTimeout(settings.requestTimeoutMillis(), TimeUnit.MILLISECONDS)
            .callTimeout(settings.requestTimeoutMillis(), TimeUnit.MILLISECONDS);
    InfluxDBClientOptions.Builder options =
        InfluxDBClientOptions.builder()
            .okHttpClient(http)
            .url(settings.url())
            .org(settings.org())
            .bucket(settings.bucket());
    if (settings.dialect() == Dialect.V1) {
      http.addInterceptor(new V1WriteInterceptor(token));
    } else {
      token.map(String::toCharArray).ifPresent(options::authenticateToken);
    }
    InfluxDBClient client = InfluxDBClientFactory.create(options.build());
    if (settings.gzip()) {
      client.enableGzip();
    }
    return new InfluxClient(client);
  }

  /** Sends lines with times in milliseconds, and waits for the answer. */
  Answer write(String lines) {
    try {
      writes.writeRecord(WritePrecision.MS, lines);
      return Answer.WRITTEN;
    } catch (InfluxException e) {
      return ResponseClassifier.classify(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
