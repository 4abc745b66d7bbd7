package io.clearwatch.standalone.series;

import io.clearwatch.seeds.City;

/**
 * One city at a glance.
 *
 * @param importHours mean clearance of imports over 24 hours
 * @param exportHours mean clearance of exports over 24 hours
 * @param appointmentHours mean wait for an inspection's appointment over 24 hours
 * @param refundDays mean working days to the approval of a refund over 30 days
 * @param open declarations that have arrived and are not released
 * @param overdue those of {@code open} that are older than their limit
 */
public record CityOverview(
    City city,
    Reading importHours,
    Reading exportHours,
    Reading appointmentHours,
    Reading refundDays,
    long open,
    long overdue) {

  /**
   * A mean, and what was promised for it.
   *
   * @param value NaN where there is none
   * @param limit NaN where nothing was promised
   * @param state of the strictest promise; null where nothing was promised
   */
  public record Reading(double value, double limit, TargetState state) {
    /** Nothing measured, nothing promised. */
    public static final Reading NONE = new Reading(Double.NaN, Double.NaN, null);
  }
}
