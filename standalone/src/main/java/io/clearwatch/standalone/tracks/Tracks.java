package io.clearwatch.standalone.tracks;

import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.Track;
import io.clearwatch.board.views.TrackReader;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.WriterSchemas;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Single declarations of the topics, for 90 days of event time; they outlast the process in their
 * folder.
 */
public final class Tracks implements TrackReader, AutoCloseable {
  private final TrackStore store;
  private final TrackFeed feed;
  private final EventChecks checks;
  private final EventCodec codec;
  private final DeclarationTrack declarations;

  private Tracks(TrackStore store, TrackFeed feed, WriterSchemas writers, BoardSeeds seeds) {
    this.store = store;
    this.feed = feed;
    this.checks = EventChecks.replay(seeds.ports().portIds(), seeds.ports().cityIds());
    this.codec = new EventCodec(writers);
    this.declarations = new DeclarationTrack(seeds);
  }

  /**
   * Opens the store of a folder and goes on reading the topics.
   *
   * @param client properties of the Kafka client
   * @throws io.clearwatch.standalone.CommandException if the folder cannot be used
   */
  public static Tracks open(
      Path folder,
      Map<String, Object> client,
      WriterSchemas writers,
      BoardSeeds seeds,
      Clock clock) {
    TrackStore store = TrackStore.open(folder);
    EventChecks live = EventChecks.live(seeds.ports().portIds(), seeds.ports().cityIds());
    TrackFeed feed = new TrackFeed(store, client, writers, live, clock);
    feed.start();
    return new Tracks(store, feed, writers, seeds);
  }

  @Override
  public Track read(String id, Instant now) {
    Track.Declaration found = null;
    if (!id.isEmpty()) {
      List<SpecificRecordBase> events = events(id);
      if (events.isEmpty()) {
        String declaration = store.declarationOf(id);
        events = declaration == null ? events : events(declaration);
      }
      found = events.isEmpty() ? null : declarations.of(events, now);
    }
    return new Track(
        (int) TrackStore.KEPT.toDays(), store.newestMillis(), feed.awaySinceMillis(), found);
  }

  /** The codec is for one thread at a time. */
  private synchronized List<SpecificRecordBase> events(String declaration) {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (TrackStore.Stored stored : store.eventsOf(declaration)) {
      EventRead read =
          codec.decode(
              stored.type(), stored.value(), checks, EventChecks.NO_CLOCK, () -> declaration);
      if (read.event() != null) {
        events.add(read.event());
      }
    }
    return events;
  }

  @Override
  public void close() {
    feed.close();
    store.close();
  }
}
