package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.board.store.InfluxSeriesStore;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.store.StoreAwayException;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.testing.InfluxServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxSeriesStoreIT extends SeriesStoreContract {
  @TempDir static Path folder;
  private static InfluxServer server;
  private static SeriesStore store;

  @BeforeAll
  static void start() throws Exception {
    server = InfluxServer.start(folder);
    server.query("", "CREATE DATABASE clearwatch");
    store = new InfluxSeriesStore(URI.create(server.url()), "clearwatch", Optional.empty());
    fill(URI.create(server.url() + "/write?db=clearwatch"), store);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  SeriesStore store() {
    return store;
  }

  @Test
  void aServerThatIsAwayIsTold() {
    String url = "http://127.0.0.1:" + Ports.free(Ports.ANY);
    SeriesStore away = new InfluxSeriesStore(URI.create(url), "clearwatch", Optional.empty());

    assertThatThrownBy(() -> away.newest(Selection.of(Measurement.BACKLOG), Instant.EPOCH))
        .isInstanceOf(StoreAwayException.class)
        .hasMessage("no InfluxDB answers at " + url.substring("http://".length()));
  }

  @Test
  void aBucketThatIsMissingIsTold() {
    SeriesStore missing = new InfluxSeriesStore(URI.create(server.url()), "none", Optional.empty());

    assertThatThrownBy(() -> missing.newest(Selection.of(Measurement.BACKLOG), Instant.EPOCH))
        .isInstanceOf(StoreAwayException.class)
        .hasMessageContaining("none");
    assertThat(store.newest(Selection.of(Measurement.ALERT), Instant.EPOCH)).isEmpty();
  }
}
