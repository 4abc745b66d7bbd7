package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * What the first view shows. Times are milliseconds since the epoch; values are in the unit that
 * stands with them.
 *
 * @param asOfMillis newest tick; 0 where nothing is stored yet
 * @param lagSeconds how long ago that is
 */
public record Overview(
    long asOfMillis,
    long lagSeconds,
    List<Promise> promises,
    List<CityFigures> cities,
    List<FiringAlert> alerts,
    List<OverdueDeclaration> overdue,
    long open,
    long overdueCount,
    List<JobLag> jobs) {

  /**
   * A promise with its standing.
   *
   * @param direction {@code IMPORT}, {@code EXPORT} or {@code all}
   * @param unit {@code hours}, {@code working_days} or {@code ratio}
   * @param deadline day by which the document wants it met, or null
   * @param count completions of the watched window, or -1 where it is not known
   * @param trend values of the watched window over the last day
   */
  public record Promise(
      String target,
      String city,
      Text cityName,
      String direction,
      Text name,
      Text document,
      Text measure,
      Text note,
      String statistic,
      String comparator,
      String unit,
      String deadline,
      Verdict watched,
      Verdict judged,
      long count,
      Series trend) {}

  /**
   * A verdict.
   *
   * @param window {@code 24h} and the like
   * @param value of no meaning without data
   * @param state {@code OK}, {@code AT_RISK}, {@code BREACHED} or {@code NO_DATA}
   */
  public record Verdict(String window, long tickMillis, double value, double limit, String state) {
    static Verdict of(Row compliance) {
      return new Verdict(
          compliance.tag("window"),
          compliance.time().toEpochMilli(),
          compliance.number("value"),
          compliance.number("limit"),
          compliance.text("state"));
    }
  }

  /** Clearance of a city. */
  public record CityFigures(
      String city, Text name, DirectionFigures imports, DirectionFigures exports) {}

  /**
   * Clearance of a city in a direction, customs definition, over 24 hours.
   *
   * @param limit the promise, or null
   * @param state of the promise, or null
   * @param reference published national mean, for comparison
   */
  public record DirectionFigures(
      double meanHours,
      long count,
      long tickMillis,
      Double limit,
      String state,
      double reference,
      Series trend) {}

  /** An alert that has fired and is not resolved. */
  public record FiringAlert(
      String kind,
      String target,
      Text name,
      String unit,
      String city,
      Text cityName,
      String direction,
      long sinceMillis,
      double value,
      double limit,
      String subject) {}

  /** A declaration that is open past its limit. */
  public record OverdueDeclaration(
      String declaration,
      String port,
      Text portName,
      String direction,
      double ageHours,
      double limitHours,
      String stage) {}

  /** How far a job's watermark is behind. */
  public record JobLag(String job, double seconds, long late, long corrected, long rejected) {}
}
