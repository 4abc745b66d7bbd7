package io.clearwatch.board.demo;

import java.util.List;

/**
 * What time it is for the board, and what can be done with the world that it shows.
 *
 * @param nowMillis time of the world; that of the machine where it is the real one
 * @param speed seconds that pass in the world in a second
 * @param speeds those that can be chosen; empty where the world is the real one
 * @param scenarios what can be made to happen; empty likewise
 */
public record DemoState(
    long nowMillis, int speed, List<Integer> speeds, List<Happening> scenarios) {

  /** The real world, in which nothing can be chosen. */
  public static DemoState ofRealWorld(long nowMillis) {
    return new DemoState(nowMillis, 1, List.of(), List.of());
  }

  /**
   * A scenario.
   *
   * @param key as in {@code clearwatch demo --scenario}
   * @param untilMillis when it is over, or null where it does not happen now
   */
  public record Happening(String key, Long untilMillis) {}
}
