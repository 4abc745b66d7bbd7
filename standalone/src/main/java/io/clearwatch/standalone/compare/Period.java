package io.clearwatch.standalone.compare;

import java.time.Duration;

/** How much of a run is compared, counted back from its last completion. */
enum Period {
  WHOLE("all", null),
  D30("30d", Duration.ofDays(30)),
  D7("7d", Duration.ofDays(7)),
  H24("24h", Duration.ofDays(1));

  private final String key;
  private final Duration length;

  Period(String key, Duration length) {
    this.key = key;
    this.length = length;
  }

  String key() {
    return key;
  }

  /** Null for the whole run. */
  Duration length() {
    return length;
  }
}
