package io.clearwatch.standalone.tracks;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The events of declarations by id, and how far the topics have been read, in one file.
 *
 * <p>Events are kept in a map per week of event time, and a whole week goes at once when it has
 * become too old, so the file is bounded by the traffic of {@link #KEPT} and a week. An event
 * stands under declaration, time, kind and event id: two of the same millisecond stand beside each
 * other, and a redelivery replaces itself. What is not yet on disk when the process is killed is
 * read again, since a position is put after the events before it.
 *
 * <p>One thread may put while others read.
 */
final class TrackStore implements AutoCloseable {
  static final Duration KEPT = Duration.ofDays(90);

  private static final String FILE = "declarations.mv";
  private static final String EVENTS = "events.";
  private static final String INSPECTIONS = "inspections.";
  private static final String NEWEST = "newestMillis";
  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** No id has it, see {@link io.clearwatch.wire.EventChecks}. */
  private static final char SEPARATOR = '\0';

  private final MVStore file;
  private final Map<Long, MVMap<String, byte[]>> events = new ConcurrentSkipListMap<>();
  private final Map<Long, MVMap<String, String>> inspections = new ConcurrentSkipListMap<>();
  private final MVMap<String, Long> positions;
  private final MVMap<String, Long> times;

  private TrackStore(MVStore file) {
    this.file = file;
    this.positions = longs("positions");
    this.times = longs("times");
    for (String name : List.copyOf(file.getMapNames())) {
      if (name.startsWith(EVENTS)) {
        openWeek(Long.parseLong(name.substring(EVENTS.length())));
      }
    }
  }

  /** An event as it was received. */
  record Stored(EventType type, byte[] value) {}

  /**
   * Opens the store of a folder, an empty one if there is none.
   *
   * @throws CommandException if the folder cannot be used
   */
  static TrackStore open(Path folder) {
    Path path = folder.resolve(FILE);
    try {
      return new TrackStore(new MVStore.Builder().fileName(path.toString()).compress().open());
    } catch (MVStoreException e) {
      throw new CommandException(
          "the declarations in "
              + path
              + " cannot be opened ("
              + e.getMessage()
              + "); end who else uses them, or remove the file: it is filled again from the topics",
          e);
    }
  }

  private MVMap<String, Long> longs(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<String, Long>()
            .keyType(StringDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  private void openWeek(long week) {
    inspections.put(
        week,
        file.openMap(
            INSPECTIONS + week,
            new MVMap.Builder<String, String>()
                .keyType(StringDataType.INSTANCE)
                .valueType(StringDataType.INSTANCE)));
    events.put(
        week,
        file.openMap(
            EVENTS + week,
            new MVMap.Builder<String, byte[]>()
                .keyType(StringDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE)));
  }

  /**
   * Keeps an event of a declaration or of an inspection, if it is not too old.
   *
   * @param value the message value that it was read from
   */
  void put(EventType type, SpecificRecordBase event, byte[] value) {
    long time = type.timeMillisOf(event);
    advance(time);
    if (time < newestMillis() - KEPT.toMillis()) {
      return;
    }
    long week = Math.floorDiv(time, WEEK_MILLIS);
    if (!events.containsKey(week)) {
      openWeek(week);
    }
    String declaration = type.keyOf(event);
    if (event instanceof InspectionEvent inspection) {
      declaration = inspection.getDeclarationId();
      inspections.get(week).put(inspection.getInspectionId(), declaration);
    }
    String key =
        declaration
            + SEPARATOR
            + "%014d".formatted(time)
            + SEPARATOR
            + type.stem()
            + SEPARATOR
            + type.eventIdOf(event);
    events.get(week).put(key, value);
  }

  private void advance(long timeMillis) {
    long newest = newestMillis();
    if (timeMillis <= newest) {
      return;
    }
    times.put(NEWEST, timeMillis);
    long oldestWeek = Math.floorDiv(timeMillis - KEPT.toMillis(), WEEK_MILLIS);
    for (Long week : events.keySet()) {
      if (week < oldestWeek) {
        file.removeMap(events.remove(week));
        file.removeMap(inspections.remove(week));
      }
    }
  }

  /** Time of the latest event; 0 before the first. */
  long newestMillis() {
    return times.getOrDefault(NEWEST, 0L);
  }

  /** The events of a declaration in the order of time. */
  List<Stored> eventsOf(String declaration) {
    String first = declaration + SEPARATOR;
    List<Stored> found = new ArrayList<>();
    for (MVMap<String, byte[]> week : events.values()) {
      Cursor<String, byte[]> cursor = week.cursor(first);
      while (cursor.hasNext()) {
        String key = cursor.next();
        if (!key.startsWith(first)) {
          break;
        }
        String stem = key.substring(first.length()).split(String.valueOf(SEPARATOR), 3)[1];
        found.add(new Stored(EventType.byStem(stem), cursor.getValue()));
      }
    }
    return found;
  }

  /** The declaration of an inspection, or null if no event of it is kept. */
  String declarationOf(String inspection) {
    for (MVMap<String, String> week : inspections.values()) {
      String declaration = week.get(inspection);
      if (declaration != null) {
        return declaration;
      }
    }
    return null;
  }

  /** The offset to go on from in a partition, or null if nothing was read there. */
  Long position(String partition) {
    return positions.get(partition);
  }

  /** Everything before this offset has been put. */
  void read(String partition, long nextOffset) {
    positions.put(partition, nextOffset);
  }

  @Override
  public void close() {
    file.close();
  }
}
