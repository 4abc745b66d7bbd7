package io.clearwatch.board.views;

import java.time.Instant;

/** Finds single declarations, which the series of figures do not know. */
@FunctionalInterface
public interface TrackReader {
  /** Of a board that keeps no declarations. */
  TrackReader NONE = (id, now) -> new Track(0, 0, null, null);

  /**
   * The declaration of an id.
   *
   * @param id of a declaration, or of an inspection of it; empty asks for none
   * @param now as of when ages and limits are told
   */
  Track read(String id, Instant now);
}
