package io.clearwatch.standalone.live;

import io.clearwatch.generators.Delivery;
import java.util.Iterator;

/** Sends the events of a world to Kafka, each when it is due. */
public final class EventStream {
  private final Iterator<Delivery> world;
  private final Pace pace;
  private final EventSender sender;
  private long sent;

  public EventStream(Iterator<Delivery> world, Pace pace, EventSender sender) {
    this.world = world;
    this.pace = pace;
    this.sender = sender;
  }

  /** Hears of every event that was sent. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param sent how many events were sent so far
     * @param deliverAtMillis simulated time of the last one
     */
    void sent(long sent, long deliverAtMillis);
  }

  /** Sends until the world ends, which an endless one never does. */
  public void run(Listener listener) throws InterruptedException {
    while (world.hasNext()) {
      Delivery delivery = world.next();
      long waitMillis = pace.waitMillis(delivery.deliverAtMillis());
      if (waitMillis > 0) {
        Thread.sleep(waitMillis);
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      sender.send(delivery.event());
      sent++;
      listener.sent(sent, delivery.deliverAtMillis());
    }
  }

  /** How many events were sent. */
  public long sent() {
    return sent;
  }
}
