package io.clearwatch.generators;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.TraderClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The firms of a city. A few do much of the trade: the share of the n-th largest falls with the
 * square root of n. Large ones are more often certified.
 */
final class Traders {
  private static final int FIRMS = 1500;

  /** The largest firms, which are certified; by the square root they make a third of the trade. */
  private static final int CERTIFIED_FIRMS = 150;

  private static final Mix<ExporterClass> CLASSES =
      new Mix<>(
          Mix.part(12, ExporterClass.CLASS_1),
          Mix.part(69, ExporterClass.CLASS_2),
          Mix.part(13, ExporterClass.CLASS_3),
          Mix.part(6, ExporterClass.CLASS_4));

  private final List<Trader> firms = new ArrayList<>(FIRMS);

  Traders(CityProfile city, RandomStreams streams) {
    Strata classes = streams.named(city.id() + "/firms").strata(100);
    for (int i = 0; i < FIRMS; i++) {
      String code =
          city.regionCode()
              + (i % 7 == 0 ? "66" : "96")
              + String.format(Locale.ROOT, "%04d", i + 1);
      TraderClass traderClass = i < CERTIFIED_FIRMS ? TraderClass.AEO : TraderClass.REGULAR;
      firms.add(new Trader(code, traderClass, CLASSES.pick(classes.next())));
    }
  }

  Trader pick(Draws draws) {
    double root = draws.uniform();
    return firms.get((int) (root * root * FIRMS));
  }
}
