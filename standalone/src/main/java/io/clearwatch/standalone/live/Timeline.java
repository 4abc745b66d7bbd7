package io.clearwatch.standalone.live;

import io.clearwatch.generators.Delivery;
import java.time.Clock;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The deliveries of a world in two parts: what is past, which can be sent at any speed, and then
 * the rest, which is sent live, as nothing may be sent before it has happened.
 */
public final class Timeline {
  private final Iterator<Delivery> world;
  private final Clock clock;

  /** Taken from the world but not from here. */
  private Delivery next;

  public Timeline(Iterator<Delivery> world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  /** What is past by the clock, which goes on meanwhile; ends when it is caught up with. */
  public Iterator<Delivery> past() {
    return new Part() {
      @Override
      public boolean hasNext() {
        return super.hasNext() && next.deliverAtMillis() <= clock.millis();
      }
    };
  }

  /** Everything that has not been taken. */
  public Iterator<Delivery> rest() {
    return new Part();
  }

  private class Part implements Iterator<Delivery> {
    @Override
    public boolean hasNext() {
      if (next == null && world.hasNext()) {
        next = world.next();
      }
      return next != null;
    }

    @Override
    public Delivery next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Delivery taken = next;
      next = null;
      return taken;
    }
  }
}
