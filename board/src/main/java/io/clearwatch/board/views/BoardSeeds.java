package io.clearwatch.board.views;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StageOwners;
import io.clearwatch.seeds.StuckLimits;

/**
 * What a board knows of the ports, besides what is stored.
 *
 * @param catalogue the promises, with their documents
 * @param owners who has the goods in each stage
 * @param stuck the limits of stuck cases, for their names
 */
public record BoardSeeds(
    Catalogue catalogue, PortRegistry ports, StageOwners owners, StuckLimits stuck) {

  /** All as it is built in. */
  public static BoardSeeds builtIn() {
    return new BoardSeeds(
        Catalogue.builtIn(), PortRegistry.builtIn(), StageOwners.builtIn(), StuckLimits.builtIn());
  }
}
