package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Stage;
import java.util.List;

/**
 * A declaration's stay in the backlog.
 *
 * @param arrivedMillis first milestone, milliseconds since the epoch
 * @param closedMillis release or cancellation; {@link Long#MAX_VALUE} while it is open
 * @param stages what it waits for, in the order of time; {@link Stage#PREPARATION} before the first
 */
public record OpenDeclaration(
    String declarationId,
    String city,
    String port,
    Direction direction,
    long arrivedMillis,
    long closedMillis,
    List<StageStart> stages) {

  /** City and direction: the cell of the backlog that it is in. */
  public String cell() {
    return city + '|' + direction;
  }

  /** What it waits for as of a time. */
  public Stage stageAt(long timeMillis) {
    Stage stage = Stage.PREPARATION;
    for (StageStart start : stages) {
      if (start.afterMillis() >= timeMillis) {
        break;
      }
      stage = start.stage();
    }
    return stage;
  }

  /**
   * Earliest time after which the backlog looks otherwise with the other stay in this one's place;
   * {@link Long#MAX_VALUE} if it never does.
   *
   * @param other null for none
   */
  public long differsAfterMillis(OpenDeclaration other) {
    if (other == null) {
      return arrivedMillis;
    }
    if (arrivedMillis != other.arrivedMillis || !port.equals(other.port)) {
      return Math.min(arrivedMillis, other.arrivedMillis);
    }
    long closed =
        closedMillis == other.closedMillis
            ? Long.MAX_VALUE
            : Math.min(closedMillis, other.closedMillis);
    return Math.min(closed, stagesDifferAfterMillis(other.stages));
  }

  private long stagesDifferAfterMillis(List<StageStart> others) {
    int same = 0;
    while (same < stages.size()
        && same < others.size()
        && stages.get(same).equals(others.get(same))) {
      same++;
    }
    long own = same < stages.size() ? stages.get(same).afterMillis() : Long.MAX_VALUE;
    long other = same < others.size() ? others.get(same).afterMillis() : Long.MAX_VALUE;
    return Math.max(arrivedMillis, Math.min(own, other));
  }

  OpenDeclaration closedAt(long timeMillis) {
    return new OpenDeclaration(
        declarationId, city, port, direction, arrivedMillis, timeMillis, stages);
  }
}
