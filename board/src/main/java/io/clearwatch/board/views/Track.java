package io.clearwatch.board.views;

import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * What is known of one declaration.
 *
 * @param keptDays how long events of declarations are kept; 0 where this board keeps none
 * @param readUpToMillis time of the latest event that was read, milliseconds since the epoch; 0
 *     before the first
 * @param awaySinceMillis since when the topics cannot be read, or null if they can
 * @param declaration null if none has the id that was asked for
 */
public record Track(
    int keptDays, long readUpToMillis, Long awaySinceMillis, Declaration declaration) {
  /** How far a declaration has come. */
  public enum Status {
    /** Declared in advance of its arrival. */
    EXPECTED,
    OPEN,
    RELEASED,
    /** Released, and collected or loaded. */
    HANDED_OVER,
    CANCELLED
  }

  /**
   * A declaration; what no event has told yet is null.
   *
   * @param ageHours since its arrival, while it is open
   * @param limitHours age from which it is overdue: the strictest promise in force, else the
   *     published reference
   * @param customsHours arrival to release
   * @param logisticsHours arrival to collection or loading
   * @param steps what happened, in the order of time
   * @param spans where the time went, from its arrival on, without gaps or overlaps up to the
   *     release
   * @param stuck limits that it is past now
   */
  public record Declaration(
      String id,
      Text cityName,
      Text portName,
      String direction,
      String transport,
      String filing,
      String handling,
      String commodity,
      String traderClass,
      Status status,
      Double ageHours,
      Double limitHours,
      Double customsHours,
      Double logisticsHours,
      List<Step> steps,
      List<Span> spans,
      List<Stuck> stuck) {}

  /**
   * A milestone: of a phase that came more than once the earliest.
   *
   * @param phase as in {@code DECLARED}; of inspections as in {@code INSPECTION_STARTED}
   * @param inspection id; null on others
   * @param kind of the inspection; null on others
   * @param slotMillis start of the booked slot, on a confirmation
   * @param outcome of the inspection, when it is finished
   */
  public record Step(
      long timeMillis,
      String phase,
      String inspection,
      String kind,
      Long slotMillis,
      String outcome) {}

  /**
   * Time in one stage.
   *
   * @param endMillis null while it lasts
   * @param owner who has the goods
   */
  public record Span(String stage, long startMillis, Long endMillis, Text owner) {}

  /**
   * A limit of a stage that has passed.
   *
   * @param sinceMillis start of the stage
   */
  public record Stuck(Text name, long sinceMillis) {}
}
