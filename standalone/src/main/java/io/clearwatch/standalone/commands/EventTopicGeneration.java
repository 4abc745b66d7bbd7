package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.EventCount.words;

import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.live.EventSender;
import io.clearwatch.standalone.live.EventStream;
import io.clearwatch.standalone.live.KafkaSettings;
import io.clearwatch.standalone.live.Pace;
import java.time.Clock;
import java.time.Duration;

/** Sends the events of a world to Kafka, and tells how far they have caught up. */
final class EventTopicGeneration {
  /** Who is no further behind has caught up. */
  private static final long PRESENT_MILLIS = Duration.ofSeconds(1).toMillis();

  private final String broker;
  private final Pace pace;
  private final Clock clock;
  private final ProgressBar progress;
  private boolean caughtUp;

  EventTopicGeneration(String broker, Pace pace, Clock clock, ProgressBar progress) {
    this.broker = broker;
    this.pace = pace;
    this.clock = clock;
    this.progress = progress;
  }

  /** Sends until the world or the user ends it; tells in a line what was sent. */
  String run(WorldSettings settings) throws InterruptedException {
    try (EventSender sender = EventSender.connect(KafkaSettings.of(broker, System.getenv()))) {
      EventStream stream = new EventStream(new World(settings), pace, sender);
      try {
        stream.run((sent, deliverAtMillis) -> show(sent, deliverAtMillis, settings));
      } catch (InterruptedException e) {
        return words(stream.sent()) + " to " + broker + ", then stopped";
      }
      return words(stream.sent()) + " to " + broker;
    }
  }

  private void show(long sent, long deliverAtMillis, WorldSettings settings) {
    if (caughtUp) {
      return;
    }
    long nowMillis = clock.millis();
    caughtUp = deliverAtMillis >= nowMillis - PRESENT_MILLIS;
    if (caughtUp) {
      progress.end(words(sent) + ", live from here on");
    } else {
      long fromMillis = settings.from().toEpochMilli();
      long endMillis =
          settings.to() == null ? nowMillis : Math.min(nowMillis, settings.to().toEpochMilli());
      double spanMillis = endMillis - fromMillis;
      progress.update((deliverAtMillis - fromMillis) / spanMillis, words(sent));
    }
  }
}
