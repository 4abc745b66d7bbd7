package io.clearwatch.generators;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.Transport;

/** Gives the declarations of a port their attributes. Shares are own estimates. */
final class AttributeMaker {
  /** Of the advance-filed imports by sea. */
  private static final double SHIPSIDE_PICKUP = 0.25;

  /** Of the exports by sea. */
  private static final double DIRECT_LOADING = 0.14;

  private static final double COMBINED_PORT = 0.04;
  private static final int FILING_BLOCK = 100;

  private static final Mix<Commodity> SEA =
      new Mix<>(
          Mix.part(52, Commodity.GENERAL),
          Mix.part(9, Commodity.PERISHABLE),
          Mix.part(5, Commodity.DANGEROUS),
          Mix.part(12, Commodity.BULK),
          Mix.part(4, Commodity.ECOMMERCE),
          Mix.part(6, Commodity.VEHICLE),
          Mix.part(4, Commodity.BATTERY),
          Mix.part(8, Commodity.HIGH_TECH));
  private static final Mix<Commodity> AIR =
      new Mix<>(
          Mix.part(30, Commodity.GENERAL),
          Mix.part(10, Commodity.PERISHABLE),
          Mix.part(1, Commodity.DANGEROUS),
          Mix.part(26, Commodity.ECOMMERCE),
          Mix.part(4, Commodity.BATTERY),
          Mix.part(29, Commodity.HIGH_TECH));
  private static final Mix<Commodity> LAND =
      new Mix<>(
          Mix.part(52, Commodity.GENERAL),
          Mix.part(8, Commodity.PERISHABLE),
          Mix.part(2, Commodity.DANGEROUS),
          Mix.part(3, Commodity.BULK),
          Mix.part(14, Commodity.ECOMMERCE),
          Mix.part(1, Commodity.VEHICLE),
          Mix.part(4, Commodity.BATTERY),
          Mix.part(16, Commodity.HIGH_TECH));

  private final CityProfile city;
  private final Traders traders;
  private final Draws draws;
  private final Strata importFilings;
  private final Strata exportFilings;

  AttributeMaker(CityProfile city, Traders traders, Draws draws) {
    this.city = city;
    this.traders = traders;
    this.draws = draws;
    importFilings = draws.strata(FILING_BLOCK);
    exportFilings = draws.strata(FILING_BLOCK);
  }

  Attributes make(Direction direction, Transport transport) {
    Filing filing = filing(direction);
    return new Attributes(
        filing,
        handling(direction, transport, filing),
        commodities(transport).pick(draws.uniform()),
        traders.pick(draws),
        draws.chance(city.paperless()),
        draws.chance(city.singleWindow()) ? Channel.SINGLE_WINDOW : Channel.OTHER);
  }

  static Mix<Commodity> commodities(Transport transport) {
    return switch (transport) {
      case SEA -> SEA;
      case AIR, POST -> AIR;
      case ROAD, RAIL -> LAND;
    };
  }

  private Filing filing(Direction direction) {
    if (direction == Direction.EXPORT) {
      return exportFilings.next() < city.advanceExports() ? Filing.ADVANCE : Filing.ORDINARY;
    }
    double uniform = importFilings.next();
    if (uniform < city.advanceImports()) {
      return Filing.ADVANCE;
    }
    return uniform < city.advanceImports() + city.twoStepImports()
        ? Filing.TWO_STEP
        : Filing.ORDINARY;
  }

  private Handling handling(Direction direction, Transport transport, Filing filing) {
    if (transport != Transport.SEA) {
      return Handling.ORDINARY;
    }
    double uniform = draws.uniform();
    if (uniform < COMBINED_PORT) {
      return Handling.COMBINED_PORT;
    }
    double left = uniform - COMBINED_PORT;
    if (direction == Direction.EXPORT) {
      return left < DIRECT_LOADING ? Handling.DIRECT_LOADING : Handling.ORDINARY;
    }
    return filing == Filing.ADVANCE && left < SHIPSIDE_PICKUP
        ? Handling.SHIPSIDE_PICKUP
        : Handling.ORDINARY;
  }
}
