package io.clearwatch.generators;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Transport;

/**
 * How likely an inspection is: about 4 % of imports and 1.3 % of exports, more of perishables and
 * dangerous goods, less of certified traders. Own estimates.
 */
final class InspectionRisk {
  private static final double CERTIFIED_FACTOR = 0.4;
  private static final double CERTIFIED_SHARE = 0.32;

  private InspectionRisk() {}

  static double of(Direction direction, Attributes attributes) {
    double risk = of(direction, attributes.commodity());
    return attributes.isCertified() && !attributes.isPerishable() ? CERTIFIED_FACTOR * risk : risk;
  }

  /** Mean over the goods of a means of transport, from which yards are staffed. */
  static double expected(Direction direction, Transport transport) {
    Mix<Commodity> mix = AttributeMaker.commodities(transport);
    double sum = 0;
    for (Commodity commodity : Commodity.values()) {
      double certified = commodity == Commodity.PERISHABLE ? 0 : CERTIFIED_SHARE;
      sum +=
          mix.share(commodity)
              * of(direction, commodity)
              * (1 - certified + certified * CERTIFIED_FACTOR);
    }
    return sum;
  }

  private static double of(Direction direction, Commodity commodity) {
    boolean isImport = direction == Direction.IMPORT;
    return switch (commodity) {
      case PERISHABLE -> isImport ? 0.15 : 0.10;
      case DANGEROUS -> isImport ? 0.09 : 0.014;
      case BATTERY -> isImport ? 0.03 : 0.014;
      case BULK -> isImport ? 0.05 : 0.007;
      case VEHICLE -> isImport ? 0.04 : 0.006;
      case GENERAL, ECOMMERCE, HIGH_TECH -> isImport ? 0.035 : 0.006;
    };
  }
}
