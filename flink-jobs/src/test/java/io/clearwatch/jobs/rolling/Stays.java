package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StageStart;
import io.clearwatch.measurements.Stage;
import java.util.ArrayList;
import java.util.List;

/** Stays of Dalian's exports, for which the limit is one hour. */
final class Stays {
  static final String CITY = "dalian";
  static final String CELL = "dalian|EXPORT";
  static final String SEAPORT = "dalian-dayaowan";
  static final String AIRPORT = "dalian-zhoushuizi-airport";
  static final long STILL_OPEN = Long.MAX_VALUE;

  private Stays() {}

  static OpenDeclaration stay(String id, String port, long arrivedMillis, long closedMillis) {
    return new OpenDeclaration(
        id,
        CITY,
        port,
        Direction.EXPORT,
        arrivedMillis,
        arrivedMillis,
        closedMillis,
        List.of(new StageStart(arrivedMillis - 1, Stage.CUSTOMS)));
  }

  /** The same stay, with an inspection ordered at a time. */
  static OpenDeclaration inspected(OpenDeclaration stay, long orderedMillis) {
    List<StageStart> stages = new ArrayList<>(stay.stages());
    stages.add(new StageStart(orderedMillis, Stage.INSPECTION_WAIT));
    return new OpenDeclaration(
        stay.declarationId(),
        CITY,
        stay.port(),
        Direction.EXPORT,
        stay.arrivedMillis(),
        stay.fromMillis(),
        stay.closedMillis(),
        stages);
  }

  /** The same stay, but from a later time on than its arrival. */
  static OpenDeclaration moved(OpenDeclaration stay, long fromMillis) {
    return new OpenDeclaration(
        stay.declarationId(),
        CITY,
        stay.port(),
        Direction.EXPORT,
        stay.arrivedMillis(),
        fromMillis,
        stay.closedMillis(),
        stay.stages());
  }

  static OpenDeclaration open(String id, long arrivedMillis) {
    return stay(id, SEAPORT, arrivedMillis, STILL_OPEN);
  }

  static BacklogChange change(OpenDeclaration stay) {
    BacklogChange change = without(stay);
    change.stay = stay;
    return change;
  }

  static BacklogChange without(OpenDeclaration stay) {
    BacklogChange change = new BacklogChange();
    change.cell = CELL;
    change.key = stay.key();
    return change;
  }
}
