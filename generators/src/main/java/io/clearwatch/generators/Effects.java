package io.clearwatch.generators;

import java.util.Set;

/**
 * What a disturbance changes while it lasts. Factors multiply the ordinary value.
 *
 * @param cities where it acts; empty for everywhere
 * @param portsClosed nothing arrives or leaves, yards stand still
 * @param staffAway yards, importers' agents and tax offices do not work
 * @param scanServers factor on the scanners in service, above 0
 * @param arrivals factor on the goods that arrive
 * @param taxCapacity factor on the refunds a tax office can approve in a day
 * @param exportReview factor on the time customs takes to review an export
 */
record Effects(
    Set<String> cities,
    boolean portsClosed,
    boolean staffAway,
    double scanServers,
    double arrivals,
    double taxCapacity,
    double exportReview) {

  static final Effects NONE = new Effects(Set.of(), false, false, 1, 1, 1, 1);

  Effects in(String... cities) {
    return new Effects(
        Set.of(cities), portsClosed, staffAway, scanServers, arrivals, taxCapacity, exportReview);
  }

  Effects closingPorts() {
    return new Effects(cities, true, staffAway, scanServers, arrivals, taxCapacity, exportReview);
  }

  Effects sendingStaffAway() {
    return new Effects(cities, portsClosed, true, scanServers, arrivals, taxCapacity, exportReview);
  }

  Effects withScanServers(double factor) {
    return new Effects(cities, portsClosed, staffAway, factor, arrivals, taxCapacity, exportReview);
  }

  Effects withArrivals(double factor) {
    return new Effects(
        cities, portsClosed, staffAway, scanServers, factor, taxCapacity, exportReview);
  }

  Effects withTaxCapacity(double factor) {
    return new Effects(cities, portsClosed, staffAway, scanServers, arrivals, factor, exportReview);
  }

  Effects withExportReview(double factor) {
    return new Effects(cities, portsClosed, staffAway, scanServers, arrivals, taxCapacity, factor);
  }

  boolean actsIn(String city) {
    return cities.isEmpty() || cities.contains(city);
  }
}
