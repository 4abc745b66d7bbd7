package io.clearwatch.jobs.clocks;

import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.WorkingDays;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a refund's milestones become working days; the rules are those of {@code docs/semantics.md},
 * section Refund.
 */
public final class RefundRules implements ClockRules<RefundEvent, RefundMilestones, RefundResult> {
  private static final long serialVersionUID = 1L;

  private final WorkingDays calendar;
  private static final Logger LOG = LoggerFactory.getLogger(RefundRules.class);

  private transient boolean warned;

  /** By the calendar of the State Council. */
  public RefundRules() {
    this(WorkingDays.china());
  }

  /**
   * @param calendar says which days are worked
   */
  public RefundRules(WorkingDays calendar) {
    this.calendar = calendar;
  }

  @Override
  public RefundMilestones none() {
    return new RefundMilestones();
  }

  @Override
  public long timeMillis(RefundEvent event) {
    return event.getEventTime().toEpochMilli();
  }

  @Override
  public boolean merge(RefundMilestones known, RefundEvent event) {
    known.refundId = event.getRefundId();
    long time = timeMillis(event);
    boolean changed = mergeAttributes(known, event, time);
    changed |= known.times.put(event.getPhase().ordinal(), time);
    return changed;
  }

  private static boolean mergeAttributes(RefundMilestones known, RefundEvent event, long time) {
    boolean isEarlier =
        time != known.attributesMillis
            ? time < known.attributesMillis
            : event.getEventId().compareTo(known.attributesEventId) < 0;
    if (isEarlier) {
      known.attributesMillis = time;
      known.attributesEventId = event.getEventId();
      known.city = event.getCity();
      known.exporterClass = event.getExporterClass();
      known.paperless = event.getPaperless();
    }
    return isEarlier;
  }

  @Override
  public RefundResult result(RefundMilestones known) {
    boolean isApproved = known.has(RefundPhase.APPROVED);
    boolean isPaid = known.has(RefundPhase.PAID);
    if (!isApproved && !isPaid) {
      return null;
    }
    boolean suspended =
        known.has(RefundPhase.SUSPENDED)
            && (!isApproved || known.get(RefundPhase.SUSPENDED) < known.get(RefundPhase.APPROVED));
    boolean refused = isRefused(known);
    boolean counts = known.has(RefundPhase.ACCEPTED) && !suspended && !refused;
    return new RefundResult(
        known.refundId,
        known.city,
        known.exporterClass,
        known.paperless,
        EarliestTimes.orNull(known.get(RefundPhase.ACCEPTED)),
        EarliestTimes.orNull(known.get(RefundPhase.APPROVED)),
        EarliestTimes.orNull(known.get(RefundPhase.PAID)),
        suspended,
        refused,
        counts && isApproved
            ? workingDays(known.get(RefundPhase.ACCEPTED), known.get(RefundPhase.APPROVED))
            : null,
        counts && isPaid
            ? workingDays(known.get(RefundPhase.ACCEPTED), known.get(RefundPhase.PAID))
            : null);
  }

  /** Null where the holiday calendar does not cover both days: working days are never guessed. */
  private Integer workingDays(long startMillis, long endMillis) {
    Instant start = Instant.ofEpochMilli(startMillis);
    Instant end = Instant.ofEpochMilli(endMillis);
    if (calendar.covers(start) && calendar.covers(end)) {
      return calendar.between(start, end);
    }
    warnOnce(start, end);
    return null;
  }

  private void warnOnce(Instant start, Instant end) {
    if (!warned) {
      warned = true;
      LOG.warn(
          "no holidays are known for a refund from {} to {}; refunds of such years have no working"
              + " days and are in no figure of them (a newer release knows more years)",
          start,
          end);
    }
  }

  @Override
  public String value(RefundMilestones known, Dimension dimension) {
    return switch (dimension) {
      case CITY -> known.city;
      case EXPORTER_CLASS -> known.exporterClass == null ? null : known.exporterClass.name();
      default -> null;
    };
  }

  @Override
  public boolean isFinished(RefundMilestones known) {
    return known.has(RefundPhase.PAID) || isRefused(known);
  }

  private static boolean isRefused(RefundMilestones known) {
    return known.has(RefundPhase.REJECTED) || known.has(RefundPhase.WITHDRAWN);
  }

  @Override
  public long lastMillis(RefundMilestones known) {
    return known.times.latest();
  }
}
