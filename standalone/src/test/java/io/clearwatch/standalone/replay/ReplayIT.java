package io.clearwatch.standalone.replay;

import io.clearwatch.oracle.Agreement;
import io.clearwatch.seeds.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
  @TempDir Path results;

  @Test
  void agreesWithBruteForce() throws Exception {
    Path events = Path.of(System.getProperty("events"));
    Duration every = Duration.ofHours(1);
    new Replay(
            new ReplaySettings(events, results, Catalogue.builtIn(), every, null, null, null),
            System.out::println)
        .run();
    Agreement.check(events, results, every);
  }
}
