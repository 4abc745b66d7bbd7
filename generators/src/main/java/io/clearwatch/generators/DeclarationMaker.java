package io.clearwatch.generators;

import io.clearwatch.events.Direction;

/** Makes the declarations of a port, and decides how they end. */
final class DeclarationMaker {
  private final AttributeMaker attributes;
  private final NoiseRates rates;
  private final Draws draws;

  DeclarationMaker(AttributeMaker attributes, NoiseRates rates, Draws draws) {
    this.attributes = attributes;
    this.rates = rates;
    this.draws = draws;
  }

  Declaration anImport(Flow flow) {
    return make(Direction.IMPORT, flow, null);
  }

  /**
   * @param departure what it leaves with, null if it drives out by itself
   */
  Declaration anExport(Flow flow, Departure departure) {
    return make(Direction.EXPORT, flow, departure);
  }

  /** One more of the same flow, with attributes of its own. */
  Declaration another(Declaration like) {
    return make(like.direction, like.flow, like.departure);
  }

  private Declaration make(Direction direction, Flow flow, Departure departure) {
    return new Declaration(
        direction, flow, attributes.make(direction, flow.transport()), fate(), departure);
  }

  private Declaration.Fate fate() {
    double uniform = draws.uniform();
    if (uniform < rates.cancellations()) {
      return Declaration.Fate.CANCELLED;
    }
    return uniform < rates.cancellations() + rates.neverReleased()
        ? Declaration.Fate.FORGOTTEN
        : Declaration.Fate.RELEASED;
  }
}
