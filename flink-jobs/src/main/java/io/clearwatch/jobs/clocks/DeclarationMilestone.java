package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One event as the clearance clock sees it: three kinds of event that concern a declaration, in one
 * flat shape. Mutable public fields, for its {@link DeclarationMilestoneSerializer}.
 */
public final class DeclarationMilestone {
  /** Which milestone the event sets: first the declaration's own, then those of inspections. */
  public enum Phase {
    ARRIVED,
    DECLARED,
    CANCELLED,
    RELEASED,
    COLLECTED,
    LOADED,
    INSPECTION_ORDERED,
    INSPECTION_STARTED,
    INSPECTION_FINISHED,
    INSPECTION_CANCELLED;

    /** How many are the declaration's own. */
    static final int OF_DECLARATION = INSPECTION_ORDERED.ordinal();

    /** How many are those of an inspection. */
    static final int OF_INSPECTION = values().length - OF_DECLARATION;

    boolean isOfInspection() {
      return ordinal() >= OF_DECLARATION;
    }

    /** Position among the declaration's own, or among those of an inspection. */
    int position() {
      return isOfInspection() ? ordinal() - OF_DECLARATION : ordinal();
    }
  }

  public Phase phase;
  public long timeMillis;
  public String declarationId;
  public String eventId;

  /** Of a declaration's own events; null on others. */
  public Direction direction;

  /** Of a declaration's own events; null on others. */
  public String port;

  /** Of a declaration's own events; null on others. */
  public Transport transport;

  public Filing filing;
  public Handling handling;
  public Commodity commodity;
  public TraderClass traderClass;
  public Boolean paperless;
  public Channel channel;

  /** Of an inspection's events; null on others. */
  public String inspectionId;

  /** For Flink. */
  public DeclarationMilestone() {}

  /**
   * The milestone of an event, or null if the event sets none (payment of duty, the booking of an
   * inspection).
   *
   * @throws IllegalArgumentException if the event does not concern a declaration
   */
  public static DeclarationMilestone of(SpecificRecordBase event) {
    if (event instanceof DeclarationEvent declaration) {
      return of(declaration);
    }
    if (event instanceof ReleaseEvent release) {
      return of(release);
    }
    if (event instanceof InspectionEvent inspection) {
      return of(inspection);
    }
    throw new IllegalArgumentException(event.getSchema().getName() + " is not of a declaration");
  }

  private static DeclarationMilestone of(DeclarationEvent event) {
    Phase phase =
        switch (event.getPhase()) {
          case ARRIVED -> Phase.ARRIVED;
          case DECLARED -> Phase.DECLARED;
          case CANCELLED -> Phase.CANCELLED;
          case DUTY_PAID -> null;
        };
    if (phase == null) {
      return null;
    }
    DeclarationMilestone milestone =
        of(phase, event.getEventTime().toEpochMilli(), event.getDeclarationId());
    milestone.eventId = event.getEventId();
    milestone.direction = event.getDirection();
    milestone.port = event.getPort();
    milestone.transport = event.getTransport();
    milestone.filing = event.getFiling();
    milestone.handling = event.getHandling();
    milestone.commodity = event.getCommodity();
    milestone.traderClass = event.getTraderClass();
    milestone.paperless = event.getPaperless();
    milestone.channel = event.getChannel();
    return milestone;
  }

  private static DeclarationMilestone of(ReleaseEvent event) {
    Phase phase =
        switch (event.getPhase()) {
          case RELEASED -> Phase.RELEASED;
          case COLLECTED -> Phase.COLLECTED;
          case LOADED -> Phase.LOADED;
        };
    return of(phase, event.getEventTime().toEpochMilli(), event.getDeclarationId());
  }

  private static DeclarationMilestone of(InspectionEvent event) {
    Phase phase =
        switch (event.getPhase()) {
          case ORDERED -> Phase.INSPECTION_ORDERED;
          case STARTED -> Phase.INSPECTION_STARTED;
          case FINISHED -> Phase.INSPECTION_FINISHED;
          case CANCELLED -> Phase.INSPECTION_CANCELLED;
          case REQUESTED, CONFIRMED, FEE_WAIVED -> null;
        };
    if (phase == null) {
      return null;
    }
    DeclarationMilestone milestone =
        of(phase, event.getEventTime().toEpochMilli(), event.getDeclarationId());
    milestone.inspectionId = event.getInspectionId();
    return milestone;
  }

  private static DeclarationMilestone of(Phase phase, long timeMillis, String declarationId) {
    DeclarationMilestone milestone = new DeclarationMilestone();
    milestone.phase = phase;
    milestone.timeMillis = timeMillis;
    milestone.declarationId = declarationId;
    return milestone;
  }

  /** {@link #declarationId}, for {@code keyBy}. */
  public String declarationId() {
    return declarationId;
  }

  @Override
  public String toString() {
    return declarationId + " " + phase + "@" + timeMillis;
  }
}
