package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Stage;

/**
 * A declaration's stay in the backlog.
 *
 * @param arrivedMillis first milestone, milliseconds since the epoch
 * @param closedMillis release or cancellation; {@link Long#MAX_VALUE} while it is open
 * @param stage what it waits for
 */
public record OpenDeclaration(
    String declarationId,
    String city,
    String port,
    Direction direction,
    long arrivedMillis,
    long closedMillis,
    Stage stage) {

  /** City and direction: the cell of the backlog that it is in. */
  public String cell() {
    return city + '|' + direction;
  }

  OpenDeclaration closedAt(long timeMillis) {
    return new OpenDeclaration(
        declarationId, city, port, direction, arrivedMillis, timeMillis, stage);
  }
}
