package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.EventCount.words;

import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.standalone.live.Timeline;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends the events of a world to Kafka: its past at some pace, then live. */
final class EventTopicGeneration {
  private final String broker;
  private final Clock clock;
  private final ProgressBar progress;
  private long sent;

  EventTopicGeneration(String broker, Clock clock, ProgressBar progress) {
    this.broker = broker;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Sends until the world or the user ends it; tells in a line what was sent.
   *
   * @param past pace of what is past
   * @throws CommandException if no broker answers, or it refuses
   */
  String run(WorldSettings settings, Pace past) throws InterruptedException {
    Map<String, Object> client = KafkaSettings.of(broker, System.getenv());
    KafkaTopics.createMissing(client);
    Timeline timeline = new Timeline(new World(settings), clock);
    try (KafkaPublisher publisher = new KafkaPublisher(client)) {
      publisher.publish(
          timeline.past(),
          past,
          (simulatedMillis, events) -> {
            if (Thread.currentThread().isInterrupted()) {
              publisher.stop();
            }
            sent = events;
            progress.update(done(settings, simulatedMillis), words(events));
          });
      if (timeline.rest().hasNext()) {
        progress.announceEnd(words(sent) + ", live from here on");
        publisher.publish(timeline.rest(), Pace.live(), (simulatedMillis, events) -> sent = events);
      } else {
        progress.end(words(sent));
      }
      return words(sent) + " to " + broker;
    } catch (InterruptException e) {
      return words(sent) + " to " + broker + ", then stopped";
    } catch (KafkaException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private double done(WorldSettings settings, long simulatedMillis) {
    long fromMillis = settings.from().toEpochMilli();
    long nowMillis = clock.millis();
    long endMillis =
        settings.to() == null ? nowMillis : Math.min(nowMillis, settings.to().toEpochMilli());
    return (simulatedMillis - fromMillis) / (double) (endMillis - fromMillis);
  }
}
