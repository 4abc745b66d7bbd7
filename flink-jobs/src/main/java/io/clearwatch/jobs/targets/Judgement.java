package io.clearwatch.jobs.targets;

import io.clearwatch.measurements.Window;

/**
 * One target at one tick of one window. Mutable public fields, so that Flink serializes it as a
 * POJO.
 */
public final class Judgement {
  /** Verdict of a target. */
  public enum State {
    OK,
    /** Still met, but within 10 % of the limit. */
    AT_RISK,
    BREACHED,
    /** Fewer completions than the target's minimum. */
    NO_DATA
  }

  public String target;
  public Window window;

  /** Milliseconds since the epoch. */
  public long tickMillis;

  public String city;
  public String port;
  public String direction;

  /** In the target's unit; null if nothing completed. */
  public Double value;

  public double limit;
  public State state;

  /** True if alerts watch this window of the target. */
  public boolean watched;

  /** True if the value is past the limit by the margin, on the good side. */
  public boolean clear;

  /** True if the last hour alone does not hold the limit. */
  public boolean lastHourFails;

  /** Completions; of a share, the denominator. */
  public long count;

  /** For Flink. */
  public Judgement() {}

  /** Value by limit, or null where there is no value or the limit is 0. */
  public Double ratio() {
    return value == null || limit == 0 ? null : value / limit;
  }

  /** Target and place: what one alert is about. */
  public String subject() {
    return target + '|' + city + '|' + port + '|' + direction;
  }

  @Override
  public String toString() {
    return subject() + " " + window + "@" + tickMillis + ": " + value + " " + state;
  }
}
