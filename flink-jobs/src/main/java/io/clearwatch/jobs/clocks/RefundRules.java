package io.clearwatch.jobs.clocks;

import io.clearwatch.events.RefundEvent;
import io.clearwatch.seeds.WorkingDays;
import java.time.Instant;

/**
 * How a refund's milestones become working days; the rules are those of {@code docs/semantics.md},
 * section Refund.
 */
public final class RefundRules implements ClockRules<RefundEvent, RefundMilestones, RefundResult> {
  private static final long serialVersionUID = 1L;

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
    switch (event.getPhase()) {
      case SUBMITTED -> {
        changed |= time < known.submittedMillis;
        known.submittedMillis = Math.min(known.submittedMillis, time);
      }
      case ACCEPTED -> {
        changed |= time < known.acceptedMillis;
        known.acceptedMillis = Math.min(known.acceptedMillis, time);
      }
      case SUSPENDED -> {
        changed |= time < known.suspendedMillis;
        known.suspendedMillis = Math.min(known.suspendedMillis, time);
      }
      case APPROVED -> {
        changed |= time < known.approvedMillis;
        known.approvedMillis = Math.min(known.approvedMillis, time);
      }
      case PAID -> {
        changed |= time < known.paidMillis;
        known.paidMillis = Math.min(known.paidMillis, time);
      }
      case REJECTED, WITHDRAWN -> {
        changed |= time < known.refusedMillis;
        known.refusedMillis = Math.min(known.refusedMillis, time);
      }
      case RESUMED -> {
        // Ends a suspension, which leaves the refund out of the normal ones all the same.
      }
    }
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
    boolean isApproved = Milestone.isKnown(known.approvedMillis);
    boolean isPaid = Milestone.isKnown(known.paidMillis);
    if (!isApproved && !isPaid) {
      return null;
    }
    boolean suspended =
        Milestone.isKnown(known.suspendedMillis)
            && (!isApproved || known.suspendedMillis < known.approvedMillis);
    boolean refused = Milestone.isKnown(known.refusedMillis);
    boolean counts = Milestone.isKnown(known.acceptedMillis) && !suspended && !refused;
    return new RefundResult(
        known.refundId,
        known.city,
        known.exporterClass,
        known.paperless,
        Milestone.orNull(known.acceptedMillis),
        Milestone.orNull(known.approvedMillis),
        Milestone.orNull(known.paidMillis),
        suspended,
        refused,
        counts && isApproved ? workingDays(known.acceptedMillis, known.approvedMillis) : null,
        counts && isPaid ? workingDays(known.acceptedMillis, known.paidMillis) : null);
  }

  /** Null where the holiday calendar does not cover both days: working days are never guessed. */
  private static Integer workingDays(long startMillis, long endMillis) {
    WorkingDays calendar = WorkingDays.china();
    Instant start = Instant.ofEpochMilli(startMillis);
    Instant end = Instant.ofEpochMilli(endMillis);
    return calendar.covers(start) && calendar.covers(end) ? calendar.between(start, end) : null;
  }

  @Override
  public boolean isFinished(RefundMilestones known) {
    return Milestone.isKnown(known.paidMillis) || Milestone.isKnown(known.refusedMillis);
  }

  @Override
  public long lastMillis(RefundMilestones known) {
    long last = Long.MIN_VALUE;
    last = Milestone.later(last, known.submittedMillis);
    last = Milestone.later(last, known.acceptedMillis);
    last = Milestone.later(last, known.suspendedMillis);
    last = Milestone.later(last, known.approvedMillis);
    last = Milestone.later(last, known.paidMillis);
    last = Milestone.later(last, known.refusedMillis);
    return Milestone.later(last, known.attributesMillis);
  }
}
