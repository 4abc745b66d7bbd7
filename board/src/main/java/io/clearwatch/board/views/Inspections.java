package io.clearwatch.board.views;

import io.clearwatch.board.views.Clearances.Course;
import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * Inspections of a city. Durations are hours.
 *
 * @param asOfMillis newest tick; 0 where nothing is stored yet
 * @param cities appointment and wait of every city
 * @param yards the same by port of the city
 * @param kinds the same by kind of inspection
 * @param perishables those of perishables against all others
 * @param appointments course of the time from request to confirmation
 * @param waits course of the time from request to start
 * @param shares of every city
 * @param hours what was asked for, confirmed and started in each hour of the week, Shanghai time
 */
public record Inspections(
    long asOfMillis,
    String city,
    Text cityName,
    String window,
    List<Place> cities,
    List<Place> yards,
    List<Kind> kinds,
    Perishables perishables,
    Course appointments,
    Course waits,
    List<CityShares> shares,
    List<Hour> hours) {

  /** A city or a port; figures are null where nothing was completed. */
  public record Place(
      String id, Text name, Figures appointment, Figures waiting, Figures duration) {}

  /** A kind of inspection. */
  public record Kind(String kind, Figures appointment, Figures waiting, Figures duration) {}

  /**
   * Waits of perishables and of all other goods; null where nothing was completed.
   *
   * @param othersMean mean over all other goods, exact
   */
  public record Perishables(Figures waiting, Double othersMean, long othersCount) {}

  /** Shares over inspections of a city. */
  public record CityShares(String city, Text name, List<Share> shares) {}

  /** A counted share. */
  public record Share(String indicator, long numerator, long denominator) {}

  /**
   * An hour of the week.
   *
   * @param day 1 for Monday to 7
   * @param hour 0 to 23
   * @param requested mean appointments asked for in it; null where no figures of it are stored
   * @param confirmed mean appointments confirmed in it; null likewise
   * @param started mean inspections started in it; null likewise
   */
  public record Hour(int day, int hour, Double requested, Double confirmed, Double started) {}
}
