package io.clearwatch.generators;

import io.clearwatch.seeds.Port;

/**
 * A port in the running world: what its processes share.
 *
 * @param profile volumes at the world's rate
 * @param yardHours when its inspection yard works
 */
record Site(
    PortProfile profile,
    CityProfile city,
    Timetable yardHours,
    Simulator simulator,
    Conditions conditions) {

  static Site of(PortProfile profile, Port port, Simulator simulator, Conditions conditions) {
    return new Site(
        profile,
        Calibration.city(port.city()),
        new Timetable(port.inspectionHours()),
        simulator,
        conditions);
  }

  /** Opening hours of the yard, and whatever keeps it closed beyond them. */
  long yardOpens(long timeMillis) {
    long time = timeMillis;
    while (true) {
      long open = conditions.staffReturns(city.id(), portOpens(yardHours.nextOpening(time)));
      if (open == time) {
        return time;
      }
      time = open;
    }
  }

  /** The given time if goods can arrive and leave, else when they can again. */
  long portOpens(long timeMillis) {
    return conditions.portReopens(city.id(), timeMillis);
  }
}
