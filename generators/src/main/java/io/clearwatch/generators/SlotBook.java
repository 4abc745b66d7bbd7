package io.clearwatch.generators;

import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;

/**
 * The appointment book of a station: slots of equal length, each with places for as many
 * inspections as its servers can do. Perishables may take a quarter more than the others.
 */
final class SlotBook {
  private static final double PLACES_FOR_PERISHABLES = 1.25;

  private final long slotMillis;
  private final LongUnaryOperator nextOpening;
  private final LongToDoubleFunction placesAt;
  private final TreeMap<Long, Integer> booked = new TreeMap<>();

  /**
   * @param nextOpening the first time from a given one on at which the yard is open
   * @param placesAt places of the slot that begins at a time, may be a fraction below 1
   */
  SlotBook(long slotMillis, LongUnaryOperator nextOpening, LongToDoubleFunction placesAt) {
    this.slotMillis = slotMillis;
    this.nextOpening = nextOpening;
    this.placesAt = placesAt;
  }

  /** Books the next free place from a time on, and returns the start of its slot. */
  long book(long earliestMillis, boolean perishable) {
    booked.headMap(earliestMillis - slotMillis).clear();
    long slot = firstSlot(earliestMillis);
    while (true) {
      long open = firstSlot(nextOpening.applyAsLong(slot));
      if (open == slot) {
        int taken = booked.getOrDefault(slot, 0);
        if (taken < places(slot, perishable)) {
          booked.put(slot, taken + 1);
          return slot;
        }
        open += slotMillis;
      }
      slot = open;
    }
  }

  /** Places still taken from a time on. */
  int takenFrom(long timeMillis) {
    int taken = 0;
    for (int slot : booked.tailMap(timeMillis).values()) {
      taken += slot;
    }
    return taken;
  }

  private double places(long slot, boolean perishable) {
    double places = placesAt.applyAsDouble(slot);
    return perishable ? PLACES_FOR_PERISHABLES * places : places;
  }

  private long firstSlot(long timeMillis) {
    return -Math.floorDiv(-timeMillis, slotMillis) * slotMillis;
  }
}
