package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.board.store.InfluxQuery;
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
    store = store(server.url(), "clearwatch");
    fill(URI.create(server.url() + "/write?db=clearwatch"), store);
  }

  private static SeriesStore store(String url, String database) {
    return new InfluxSeriesStore(
        new InfluxQuery(url, database, Optional.empty(), Optional.empty()));
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
    SeriesStore away = store(url, "clearwatch");

    assertThatThrownBy(() -> away.newest(Selection.of(Measurement.BACKLOG), Instant.EPOCH))
        .isInstanceOf(StoreAwayException.class)
        .hasMessage(
            "no InfluxDB answers at "
                + url
                + " (ConnectException); start one there, or correct the URL");
  }

  @Test
  void aBucketThatIsMissingIsTold() {
    SeriesStore missing = store(server.url(), "none");

    assertThatThrownBy(() -> missing.newest(Selection.of(Measurement.BACKLOG), Instant.EPOCH))
        .isInstanceOf(StoreAwayException.class)
        .hasMessageContaining("none");
    assertThat(store.newest(Selection.of(Measurement.ALERT), Instant.EPOCH)).isEmpty();
  }
}
