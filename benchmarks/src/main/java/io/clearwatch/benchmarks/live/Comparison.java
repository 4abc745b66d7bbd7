package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.live.Completions.Counts;
import io.clearwatch.benchmarks.live.Completions.Place;
import io.clearwatch.benchmarks.live.Stored.PlaceAt;
import java.time.Instant;
import java.util.Map;

/**
 * What is stored beside what was published, for every place and minute.
 *
 * @param completed clearances that were published
 * @param points that were compared
 * @param different those of them that are not equal, or missing in the store
 * @param first one of these, in words; empty if there is none
 */
record Comparison(long completed, long points, long different, String first) {
  private static final long TICK_MILLIS = 60_000;

  /**
   * Compares all ticks of a time.
   *
   * @param afterMillis ticks after this one, milliseconds since the epoch
   * @param lastTickMillis the last one, included
   */
  static Comparison of(
      Counts published, Map<PlaceAt, Long> stored, long afterMillis, long lastTickMillis) {
    long points = 0;
    long different = 0;
    String first = "";
    for (Place place : published.places()) {
      for (long tick = lastTickMillis; tick > afterMillis; tick -= TICK_MILLIS) {
        long expected = published.at(place, tick);
        // A cell gives nothing before its first completion.
        long found = stored.getOrDefault(new PlaceAt(place, tick), 0L);
        points++;
        if (found != expected) {
          different++;
          first =
              String.format(
                  "%s %s at %s has %d, not %d",
                  place.port(), place.direction(), Instant.ofEpochMilli(tick), found, expected);
        }
      }
    }
    return new Comparison(published.total(), points, different, first);
  }
}
