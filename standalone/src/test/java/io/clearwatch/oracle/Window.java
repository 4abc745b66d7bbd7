package io.clearwatch.oracle;

import java.util.List;

/** A rolling window. */
record Window(String name, long millis) {
  private static final long HOUR = 3_600_000;

  static final List<Window> ALL =
      List.of(
          new Window("1h", HOUR),
          new Window("24h", 24 * HOUR),
          new Window("7d", 7 * 24 * HOUR),
          new Window("30d", 30 * 24 * HOUR));

  /**
   * The window of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Window of(String name) {
    return ALL.stream()
        .filter(window -> window.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No window is called " + name));
  }
}
