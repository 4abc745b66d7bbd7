package io.clearwatch.generators;

/** Something that events tell about: numbers its events, and knows whether it is told about. */
abstract class Subject {
  private String id;
  private boolean told;
  private int events;

  /** Whether its first event has happened. */
  final boolean isKnown() {
    return id != null;
  }

  /** Its first event happens. */
  final void becomeKnown(String id, boolean told) {
    this.id = id;
    this.told = told;
  }

  final String id() {
    return id;
  }

  /** False if its first event was before the start of the world. */
  final boolean isTold() {
    return told;
  }

  final String nextEventId() {
    events++;
    return id + "." + events;
  }
}
