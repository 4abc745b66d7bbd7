package io.clearwatch.jobs.clocks;

import io.clearwatch.events.AlertKind;
import io.clearwatch.events.Direction;
import java.time.Instant;

/**
 * A declaration or an inspection that has been in a stage for longer than a limit. It is stuck from
 * the limit to the end of the stage.
 *
 * @param cause id of the limit
 * @param subject id of the declaration or inspection
 * @param startMillis start of the stage, milliseconds since the epoch
 * @param closedMillis end of the stage, after the limit
 */
public record StuckCase(
    String cause,
    long limitMillis,
    String subject,
    String city,
    String port,
    Direction direction,
    long startMillis,
    long closedMillis)
    implements Stay<StuckCase> {

  /** City, direction and cause: the cell that it is counted in. */
  public String cell() {
    return city + '|' + direction + '|' + cause;
  }

  @Override
  public String key() {
    return subject + '|' + port + '|' + startMillis;
  }

  /** Of its alert: the same wherever and whenever it is found. */
  public String alertId() {
    return String.join(
        ":", AlertKind.STUCK.name(), cause, subject, Instant.ofEpochMilli(startMillis).toString());
  }

  @Override
  public long sinceMillis() {
    return startMillis;
  }

  /** When the limit is reached; it is stuck as of every time after this one. */
  @Override
  public long fromMillis() {
    return startMillis + limitMillis;
  }

  @Override
  public long differsAfterMillis(StuckCase other) {
    if (other == null) {
      return fromMillis();
    }
    if (startMillis != other.startMillis) {
      return Math.min(fromMillis(), other.fromMillis());
    }
    return closedMillis == other.closedMillis
        ? Long.MAX_VALUE
        : Math.min(closedMillis, other.closedMillis);
  }

  /** True if both are at the same port and of the same direction. */
  public boolean isPlacedAs(StuckCase other) {
    return port.equals(other.port) && direction == other.direction;
  }
}
