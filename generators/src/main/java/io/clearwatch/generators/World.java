package io.clearwatch.generators;

import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A synthetic world of ports, yards and tax offices, as a discrete-event simulation: its events in
 * the order in which they are delivered, advanced only as far as they are asked for.
 *
 * <p>The simulation begins some weeks before the start, so that vessels are under way and queues
 * have their usual length. Told is only what is first heard of from the start on: of goods and
 * refunds that were known before, no event comes at all, so that nothing is known by halves. The
 * backlog therefore starts at zero, and as short cases complete first, figures of the first days
 * read low: about ten days for imports, a day for exports, three weeks for refunds. A bounded world
 * gives the events with {@code from <= eventTime < to}; their deliveries go on after {@code to}.
 *
 * <p>Scenarios: the disturbance of a bounded world begins when 40 % of it have passed and lasts its
 * {@link Scenario#length()}, but at most a quarter of the world; that of an endless one begins a
 * day after the start. {@link #disturb} adds others.
 *
 * <p>Memory is that of the open declarations. Not thread-safe, except for {@link #disturb}.
 */
public final class World implements Iterator<Delivery> {
  private static final long WARM_UP_MILLIS = 12 * ShanghaiTime.DAY_MILLIS;

  /** Refunds take longer, and cost less to simulate. */
  private static final long REFUND_WARM_UP_MILLIS = 35 * ShanghaiTime.DAY_MILLIS;

  private final long toMillis;
  private final Simulator simulator;
  private final Outbox outbox;
  private final Conditions conditions = new Conditions();
  private final Queue<Disturbance> announced = new ConcurrentLinkedQueue<>();

  public World(WorldSettings settings) {
    this(settings, NoiseRates.REAL);
  }

  World(WorldSettings settings, NoiseRates rates) {
    long fromMillis = settings.from().toEpochMilli();
    toMillis = settings.to() == null ? Long.MAX_VALUE : settings.to().toEpochMilli();
    simulator = new Simulator(fromMillis - REFUND_WARM_UP_MILLIS);
    outbox = new Outbox(fromMillis, toMillis);
    if (settings.scenario() != Scenario.NORMAL) {
      conditions.add(Disturbance.within(settings.scenario(), settings.from(), settings.to()));
    }
    populate(settings, rates);
  }

  private void populate(WorldSettings settings, NoiseRates rates) {
    RandomStreams streams = new RandomStreams(settings.seed());
    PortRegistry registry = PortRegistry.builtIn();
    Map<String, Traders> tradersByCity = new LinkedHashMap<>();
    for (PortProfile profile : Calibration.PORTS) {
      if (settings.ports().contains(profile.id())) {
        Site site =
            Site.of(
                profile.atRate(settings.rate()),
                registry.port(profile.id()),
                simulator,
                conditions);
        Traders traders =
            tradersByCity.computeIfAbsent(
                site.city().id(), city -> new Traders(site.city(), streams));
        PortWorld port = new PortWorld(site, traders, outbox, rates, streams);
        simulator.at(settings.from().toEpochMilli() - WARM_UP_MILLIS, port::start);
      }
    }
    tradersByCity.forEach(
        (city, traders) -> openTaxOffice(city, traders, settings.rate(), rates, streams));
  }

  private void openTaxOffice(
      String city, Traders traders, double rate, NoiseRates rates, RandomStreams streams) {
    CityProfile profile = Calibration.city(city);
    Messenger messenger = new Messenger(outbox, rates, streams.named(city + "/messages"));
    new TaxOffice(
            profile,
            rate,
            traders,
            simulator,
            conditions,
            new RefundReporter(profile, simulator, outbox, messenger),
            streams.named(city + "/refunds"))
        .start();
  }

  /**
   * Starts a disturbance at a simulated time, or at once if that has passed. May be called from any
   * thread; it acts from the next advance on.
   */
  public void disturb(Scenario scenario, Instant start) {
    announced.add(Disturbance.startingAt(scenario, start));
  }

  /** False only in a bounded world, at its end. */
  @Override
  public boolean hasNext() {
    advance();
    return outbox.nextMillis() != Long.MAX_VALUE;
  }

  @Override
  public Delivery next() {
    advance();
    if (outbox.nextMillis() == Long.MAX_VALUE) {
      throw new NoSuchElementException("the world has ended");
    }
    return outbox.take();
  }

  /** Runs the simulation until no event can be delivered before the next one in the outbox. */
  private void advance() {
    for (Disturbance next = announced.poll(); next != null; next = announced.poll()) {
      conditions.add(next.notBefore(simulator.nowMillis()));
    }
    while (simulator.nextMillis() < outbox.nextMillis() && simulator.nextMillis() < toMillis) {
      simulator.step();
    }
  }
}
