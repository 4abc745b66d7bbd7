package io.clearwatch.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Everything that is out of the ordinary, by city and time. */
final class Conditions {
  private final List<Disturbance> disturbances = new ArrayList<>();

  void add(Disturbance disturbance) {
    disturbances.add(disturbance);
  }

  boolean portClosed(String city, long timeMillis) {
    return portReopens(city, timeMillis) != timeMillis;
  }

  /** The given time if the port is open, else when it opens again. */
  long portReopens(String city, long timeMillis) {
    return over(city, timeMillis, Effects::portsClosed);
  }

  boolean staffAway(String city, long timeMillis) {
    return staffReturns(city, timeMillis) != timeMillis;
  }

  /** The given time if people work, else when they are back. */
  long staffReturns(String city, long timeMillis) {
    return over(city, timeMillis, Effects::staffAway);
  }

  double scanServers(String city, long timeMillis) {
    return factor(city, timeMillis, Effects::scanServers);
  }

  double arrivals(String city, long timeMillis) {
    return factor(city, timeMillis, Effects::arrivals);
  }

  double taxCapacity(String city, long timeMillis) {
    return factor(city, timeMillis, Effects::taxCapacity);
  }

  double exportReview(String city, long timeMillis) {
    return factor(city, timeMillis, Effects::exportReview);
  }

  private long over(String city, long timeMillis, Predicate<Effects> stops) {
    long time = timeMillis;
    for (int i = 0; i < disturbances.size(); i++) {
      Disturbance disturbance = disturbances.get(i);
      if (disturbance.actsIn(city, time) && stops.test(disturbance.scenario().effects())) {
        time = disturbance.untilMillis();
        i = -1;
      }
    }
    return time;
  }

  private double factor(String city, long timeMillis, ToDoubleFunction<Effects> factor) {
    double product = 1;
    for (Disturbance disturbance : disturbances) {
      if (disturbance.actsIn(city, timeMillis)) {
        product *= factor.applyAsDouble(disturbance.scenario().effects());
      }
    }
    return product;
  }
}
