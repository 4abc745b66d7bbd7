package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Stage;
import java.util.List;

/**
 * A declaration's stay in the backlog of one port and direction. As of t it is there if it came
 * before t and did not close before t.
 *
 * @param arrivedMillis arrival of the declaration, from which its age counts; milliseconds since
 *     the epoch
 * @param fromMillis when it came here: its arrival, or the DECLARED that has moved it
 * @param closedMillis release, cancellation, or the DECLARED that moves it on; {@link
 *     Long#MAX_VALUE} while it is open
 * @param stages what it waits for, in the order of time; {@link Stage#PREPARATION} before the first
 */
public record OpenDeclaration(
    String declarationId,
    String city,
    String port,
    Direction direction,
    long arrivedMillis,
    long fromMillis,
    long closedMillis,
    List<StageStart> stages)
    implements Stay<OpenDeclaration> {

  /** City and direction: the cell of the backlog that it is in. */
  public String cell() {
    return city + '|' + direction;
  }

  @Override
  public String key() {
    return declarationId + '|' + port;
  }

  @Override
  public String subject() {
    return declarationId;
  }

  @Override
  public long sinceMillis() {
    return arrivedMillis;
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

  @Override
  public long differsAfterMillis(OpenDeclaration other) {
    if (other == null) {
      return fromMillis;
    }
    if (fromMillis != other.fromMillis || arrivedMillis != other.arrivedMillis) {
      return Math.min(fromMillis, other.fromMillis);
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
    return Math.max(fromMillis, Math.min(own, other));
  }

  OpenDeclaration closedAt(long timeMillis) {
    return new OpenDeclaration(
        declarationId, city, port, direction, arrivedMillis, fromMillis, timeMillis, stages);
  }
}
