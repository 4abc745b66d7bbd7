package io.clearwatch.board.views;

import io.clearwatch.board.views.Overview.OverdueDeclaration;
import io.clearwatch.board.views.Overview.Verdict;
import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * Clearances of a city in a direction. Times are milliseconds since the epoch, durations hours.
 *
 * @param asOfMillis newest tick; 0 where nothing is stored yet
 * @param promise what was promised of these, or null
 * @param reference the published national mean to compare with; null under the logistics
 *     definition, for which none is published
 * @param volume completions an hour, per bar of the chart, at the bar's beginning
 * @param barMillis what a bar covers
 * @param alerts transitions of the alerts about the promise, for the chart
 * @param stages of every city in this direction and window
 * @param change the city's stages over 30 days and in this window
 * @param backlog of every port in this direction
 */
public record Clearances(
    long asOfMillis,
    String city,
    Text cityName,
    String direction,
    String definition,
    String window,
    Promise promise,
    Published reference,
    List<WindowFigures> windows,
    Course course,
    Series volume,
    long barMillis,
    List<AlertChange> alerts,
    List<CityStages> stages,
    List<StageChange> change,
    List<Group> groups,
    List<PortBacklog> backlog,
    List<OverdueDeclaration> overdue,
    List<Published> published) {

  /** A promise on the mean. */
  public record Promise(String target, Text name, Text document, Text measure, double limit) {}

  /** A window's figures, and the verdict if there is one. */
  public record WindowFigures(String window, Figures figures, Verdict verdict) {}

  /** The course of the chosen window: lists of one length. */
  public record Course(
      List<Long> times, List<Double> mean, List<Double> p50, List<Double> p90, List<Long> count) {}

  /** A transition of an alert. */
  public record AlertChange(String kind, String state, long timeMillis, double value) {}

  /** Where the time of a city goes. */
  public record CityStages(String city, Text name, long count, List<StageHours> stages) {}

  /** Mean hours in a stage, and who has the goods in it. */
  public record StageHours(String stage, String owner, Text ownerName, double meanHours) {}

  /** A stage's mean hours over 30 days and in the chosen window. */
  public record StageChange(String stage, double longHours, double nowHours) {}

  /** Clearances that share a value of a dimension. */
  public record Group(String dimension, String value, Figures figures) {}

  /**
   * What is open at a port.
   *
   * @param bands open declarations by age against the limit: below half of it, up to it, up to
   *     twice, and more
   */
  public record PortBacklog(
      String port,
      Text portName,
      String city,
      Text cityName,
      long open,
      long overdue,
      double oldestHours,
      List<Long> bands) {}

  /** A published mean. */
  public record Published(String period, double hours, Text source, boolean weak) {}
}
