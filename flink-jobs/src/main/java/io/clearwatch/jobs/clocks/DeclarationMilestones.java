package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.clocks.DeclarationMilestone.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one declaration: its milestones, its attributes and its inspections. Mutable
 * public fields, so that Flink serializes it as a POJO.
 */
public final class DeclarationMilestones {
  public String declarationId;
  public EarliestTimes times = new EarliestTimes(Phase.OF_DECLARATION);

  /** Of the ARRIVED event that counts; null if there is none. */
  public Attributes arrived;

  /** Of the DECLARED event that counts; null if there is none. */
  public Attributes declared;

  public List<InspectionTimes> inspections = new ArrayList<>(0);

  /** For Flink. */
  public DeclarationMilestones() {}

  /** Attributes, with the event that they are from. */
  public static final class Attributes {
    /** Time of the event, milliseconds since the epoch. */
    public long timeMillis;

    public String eventId;
    public Direction direction;
    public String port;
    public Transport transport;
    public Filing filing;
    public Handling handling;
    public Commodity commodity;
    public TraderClass traderClass;
    public Boolean paperless;
    public Channel channel;

    /** For Flink. */
    public Attributes() {}

    static Attributes of(DeclarationMilestone milestone) {
      Attributes attributes = new Attributes();
      attributes.timeMillis = milestone.timeMillis;
      attributes.eventId = milestone.eventId;
      attributes.direction = milestone.direction;
      attributes.port = milestone.port;
      attributes.transport = milestone.transport;
      attributes.filing = milestone.filing;
      attributes.handling = milestone.handling;
      attributes.commodity = milestone.commodity;
      attributes.traderClass = milestone.traderClass;
      attributes.paperless = milestone.paperless;
      attributes.channel = milestone.channel;
      return attributes;
    }

    boolean isPlacedAs(Attributes other) {
      return direction == other.direction && port.equals(other.port);
    }

    /** True if these count where the other ones are known too. */
    boolean goBefore(Attributes other) {
      if (other == null) {
        return true;
      }
      return timeMillis != other.timeMillis
          ? timeMillis < other.timeMillis
          : eventId.compareTo(other.eventId) < 0;
    }
  }

  /** The milestones of one inspection that matter to its declaration. */
  public static final class InspectionTimes {
    public String inspectionId;
    public EarliestTimes times = new EarliestTimes(Phase.OF_INSPECTION);

    /** For Flink. */
    public InspectionTimes() {}

    long get(Phase phase) {
      return times.get(phase.position());
    }

    boolean has(Phase phase) {
      return times.has(phase.position());
    }
  }

  long get(Phase phase) {
    return times.get(phase.position());
  }

  boolean has(Phase phase) {
    return times.has(phase.position());
  }

  /** The inspection's times, created if new. */
  InspectionTimes inspection(String inspectionId) {
    for (InspectionTimes inspection : inspections) {
      if (inspection.inspectionId.equals(inspectionId)) {
        return inspection;
      }
    }
    InspectionTimes inspection = new InspectionTimes();
    inspection.inspectionId = inspectionId;
    inspections.add(inspection);
    return inspection;
  }
}
