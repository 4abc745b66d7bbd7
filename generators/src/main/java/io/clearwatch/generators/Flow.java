package io.clearwatch.generators;

import io.clearwatch.events.Transport;

/**
 * Goods of one direction and means of transport at a port, in an ordinary time at rate 1.
 *
 * @param perDay declarations a day, weekdays and weekends together
 * @param preparationHours mean time from the arrival to an ordinary declaration
 */
record Flow(Transport transport, double perDay, double preparationHours) {
  Flow atRate(double rate) {
    return new Flow(transport, perDay * rate, preparationHours);
  }
}
