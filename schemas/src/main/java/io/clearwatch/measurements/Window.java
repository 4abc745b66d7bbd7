package io.clearwatch.measurements;

/** A rolling window; its point at tick t covers [t - length, t). */
public enum Window {
  H1("1h", 3_600_000L),
  H24("24h", 86_400_000L),
  D7("7d", 604_800_000L),
  D30("30d", 2_592_000_000L);

  private final String key;
  private final long millis;

  Window(String key, long millis) {
    this.key = key;
    this.millis = millis;
  }

  /** Name in the {@code window} tag. */
  public String key() {
    return key;
  }

  /** Length in milliseconds. */
  public long millis() {
    return millis;
  }

  /** The window whose {@link #key()} is given, or null. */
  public static Window byKey(String key) {
    for (Window window : values()) {
      if (window.key.equals(key)) {
        return window;
      }
    }
    return null;
  }
}
