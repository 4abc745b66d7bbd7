package io.clearwatch.standalone.commands;

import java.util.Locale;

/** How a number of events is told. */
final class EventCount {
  private EventCount() {}

  static String words(long events) {
    return String.format(Locale.ROOT, "%,d events", events);
  }
}
