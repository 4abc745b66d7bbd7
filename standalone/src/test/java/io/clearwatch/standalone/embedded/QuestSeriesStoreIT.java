package io.clearwatch.standalone.embedded;

import io.clearwatch.board.store.SeriesStore;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class QuestSeriesStoreIT extends SeriesStoreContract {
  @TempDir static Path folder;
  private static EmbeddedStore server;
  private static SeriesStore store;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedStore.start(folder, Ports.ANY);
    store = new QuestSeriesStore(server);
    fill(URI.create(server.url() + "/api/v2/write"), store);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  SeriesStore store() {
    return store;
  }
}
