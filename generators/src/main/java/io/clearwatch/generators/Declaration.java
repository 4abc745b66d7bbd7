package io.clearwatch.generators;

import io.clearwatch.events.Direction;
import io.clearwatch.events.Transport;

/** A declaration and its goods on their way through a port. */
final class Declaration extends Subject {
  /** How it ends. */
  enum Fate {
    RELEASED,
    CANCELLED,
    /** Nothing more is heard of it after its review. */
    FORGOTTEN
  }

  final Direction direction;
  final Flow flow;
  final Attributes attributes;
  final Fate fate;

  /** What an export leaves with; null where it drives out by itself, and for imports. */
  final Departure departure;

  private boolean arrived;
  private boolean declared;
  private boolean screened;
  private boolean inspected;
  private boolean releasedEarly;
  private boolean released;
  private long dutyPaidMillis = Long.MIN_VALUE;

  Declaration(
      Direction direction, Flow flow, Attributes attributes, Fate fate, Departure departure) {
    this.direction = direction;
    this.flow = flow;
    this.attributes = attributes;
    this.fate = fate;
    this.departure = departure;
  }

  Transport transport() {
    return flow.transport();
  }

  boolean isImport() {
    return direction == Direction.IMPORT;
  }

  boolean hasArrived() {
    return arrived;
  }

  void arrive() {
    arrived = true;
  }

  boolean isDeclared() {
    return declared;
  }

  void declare() {
    declared = true;
  }

  /** Whether customs has decided if it is inspected. */
  boolean isScreened() {
    return screened;
  }

  void screen(boolean inspected) {
    screened = true;
    this.inspected = inspected;
  }

  boolean isInspected() {
    return inspected;
  }

  /** Whether its release does not wait for the arrival. */
  boolean isReleasedEarly() {
    return releasedEarly;
  }

  void releaseEarly() {
    releasedEarly = true;
  }

  /** When its duty is paid, which no release precedes; long ago if none is due before it. */
  long dutyPaidMillis() {
    return dutyPaidMillis;
  }

  void payDutyAt(long timeMillis) {
    dutyPaidMillis = timeMillis;
  }

  boolean isReleased() {
    return released;
  }

  void release() {
    released = true;
  }
}
