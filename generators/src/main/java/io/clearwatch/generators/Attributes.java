package io.clearwatch.generators;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;

/** What a declaration says about itself. */
record Attributes(
    Filing filing,
    Handling handling,
    Commodity commodity,
    Trader trader,
    boolean paperless,
    Channel channel) {

  boolean isPerishable() {
    return commodity == Commodity.PERISHABLE;
  }

  boolean isCertified() {
    return trader.traderClass() == TraderClass.AEO;
  }
}
