package io.clearwatch.board.views;

import io.clearwatch.board.views.Overview.FiringAlert;
import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * Alerts that fire, how alerts came and went, and stuck cases.
 *
 * @param asOfMillis newest tick; 0 where nothing is stored yet
 * @param changes transitions of the last month, the newest first
 */
public record Alerts(
    long asOfMillis, List<FiringAlert> firing, List<Change> changes, List<StuckCases> stuck) {

  /**
   * A transition of an alert about a promise.
   *
   * @param unit of value and limit
   */
  public record Change(
      long timeMillis,
      String kind,
      String state,
      String target,
      Text name,
      String unit,
      String city,
      Text cityName,
      String direction,
      double value,
      double limit) {}

  /**
   * Open stuck cases of one cause at a port.
   *
   * @param causeName null where this board does not know the cause
   */
  public record StuckCases(
      String cause,
      Text causeName,
      String port,
      Text portName,
      String city,
      Text cityName,
      String direction,
      long count,
      double oldestHours) {}
}
