package io.clearwatch.standalone.cluster;

import io.clearwatch.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker as a process of its own: {@code FOLDER PORT}. */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
  }
}
