package io.clearwatch.generators;

import io.clearwatch.events.InspectionKind;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The servers of one kind of inspection at a yard, and the queue before them: perishables first,
 * then first come, first served. Inspections start in opening hours only; one that has started is
 * finished whatever happens.
 */
final class Station {
  /** Load that the staffing aims at; the rest is the reserve for bursts. */
  private static final double PLANNED_LOAD = 0.6;

  private static final double SLOTS_BOOKABLE = 0.9;

  /** Told of what happens at the station. */
  interface Observer {
    void started(Inspection inspection);

    /** The server has done its part, and is free for the next. */
    void served(Inspection inspection);
  }

  private record Waiting(Inspection inspection, long sequence) {}

  private final Site site;
  private final InspectionKind kind;
  private final InspectionWork work;
  private final int servers;
  private final Draws draws;
  private final Observer observer;
  private final SlotBook slots;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(
          Comparator.comparing((Waiting waiting) -> !waiting.inspection.isPerishable())
              .thenComparingLong(Waiting::sequence));
  private long sequence;
  private int busy;
  private long wakesMillis = Long.MIN_VALUE;

  /**
   * @param perDay expected inspections a day, from which the servers are planned
   */
  Station(Site site, InspectionKind kind, double perDay, Draws draws, Observer observer) {
    this.site = site;
    this.kind = kind;
    this.draws = draws;
    this.observer = observer;
    work = InspectionWork.of(kind);
    double openHours = 24 * site.yardHours().openShare();
    servers = (int) Math.ceil(perDay * work.service().meanHours() / (openHours * PLANNED_LOAD));
    slots =
        new SlotBook(
            work.slotMinutes() * ShanghaiTime.MINUTE_MILLIS, site::yardOpens, this::placesAt);
  }

  /** Books an appointment, and returns its start. */
  long book(long earliestMillis, boolean perishable) {
    return slots.book(earliestMillis, perishable);
  }

  /** Inspections waiting or booked for each server: how busy the yard's desk is. */
  double pressure() {
    return (queue.size() + slots.takenFrom(site.simulator().nowMillis())) / (double) servers;
  }

  /** An inspection's goods are at the yard. */
  void join(Inspection inspection) {
    queue.add(new Waiting(inspection, sequence++));
    serve();
  }

  private void serve() {
    long now = site.simulator().nowMillis();
    long opens = site.yardOpens(now);
    if (opens > now) {
      wakeAt(opens);
      return;
    }
    int available = available(now);
    while (busy < available && !queue.isEmpty()) {
      Inspection next = queue.remove().inspection;
      if (!next.isCancelled()) {
        start(next, now);
      }
    }
    if (!queue.isEmpty() && available < servers) {
      wakeAt(now + ShanghaiTime.HOUR_MILLIS);
    }
  }

  private void start(Inspection inspection, long now) {
    busy++;
    observer.started(inspection);
    double slowness = available(now) / (servers * capacity(now));
    long service = (long) (slowness * work.service().millis(draws));
    site.simulator().at(now + service, () -> free(inspection));
  }

  private void free(Inspection inspection) {
    busy--;
    observer.served(inspection);
    serve();
  }

  private void wakeAt(long timeMillis) {
    if (!queue.isEmpty() && wakesMillis != timeMillis) {
      wakesMillis = timeMillis;
      site.simulator().at(timeMillis, this::serve);
    }
  }

  private double placesAt(long slotStartMillis) {
    double perServer = work.slotMinutes() / 60.0 / work.service().meanHours();
    return Math.max(1, Math.floor(SLOTS_BOOKABLE * perServer * servers))
        * capacity(slotStartMillis);
  }

  /** Servers in service: at least one, which then works the slower. */
  private int available(long timeMillis) {
    return (int) Math.max(1, Math.round(servers * capacity(timeMillis)));
  }

  /** Part of the usual capacity that is there, above 0. */
  private double capacity(long timeMillis) {
    return kind == InspectionKind.SCAN
        ? site.conditions().scanServers(site.city().id(), timeMillis)
        : 1;
  }
}
