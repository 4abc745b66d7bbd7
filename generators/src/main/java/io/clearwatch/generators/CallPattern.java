package io.clearwatch.generators;

import io.clearwatch.events.Transport;

/**
 * How vessels, aircraft and trains call at a port. Own estimates; the order of the Erlang
 * distribution is within 2 to 4.
 *
 * @param callsPerDay mean number of calls
 * @param erlangOrder regularity of the times between them
 * @param leadHours how long before its arrival a call is known, and its goods with it
 * @param dischargeHours over which the imports of a call arrive
 * @param stayHours from arrival to departure
 * @param yardOpensHours before the departure, when the yard takes its exports
 * @param cutOffHours before the departure, when the yard takes no more
 * @param loadingHours before the departure, when loading begins
 */
record CallPattern(
    double callsPerDay,
    int erlangOrder,
    double leadHours,
    double dischargeHours,
    double stayHours,
    double yardOpensHours,
    double cutOffHours,
    double loadingHours) {

  private static final CallPattern SEA = new CallPattern(14, 3, 104, 8, 24, 96, 14, 10);
  private static final CallPattern AIR = new CallPattern(30, 2, 50, 1.5, 3, 26, 5, 2);
  private static final CallPattern RAIL = new CallPattern(2, 4, 76, 4, 10, 56, 12, 6);

  /** The pattern of a means of transport that is not road. */
  static CallPattern of(Transport transport) {
    return switch (transport) {
      case SEA -> SEA;
      case AIR -> AIR;
      case RAIL -> RAIL;
      case ROAD, POST -> throw new IllegalArgumentException(transport + " has no calls");
    };
  }

  long meanGapMillis() {
    return (long) (ShanghaiTime.DAY_MILLIS / callsPerDay);
  }
}
