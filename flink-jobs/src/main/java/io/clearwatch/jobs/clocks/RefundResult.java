package io.clearwatch.jobs.clocks;

import io.clearwatch.events.ExporterClass;

/**
 * The result of one refund. Times in milliseconds since the epoch, null where a milestone is
 * missing.
 *
 * @param suspended SUSPENDED before APPROVED
 * @param refused REJECTED or WITHDRAWN at any time
 * @param approvalWorkingDays from acceptance to approval; null unless the refund is normal
 * @param paymentWorkingDays from acceptance to payment; null unless the refund is normal
 */
public record RefundResult(
    String refundId,
    String city,
    ExporterClass exporterClass,
    boolean paperless,
    Long acceptedMillis,
    Long approvedMillis,
    Long paidMillis,
    boolean suspended,
    boolean refused,
    Integer approvalWorkingDays,
    Integer paymentWorkingDays) {

  /** True if it is one that the promises speak of: never suspended in doubt, nor refused. */
  public boolean isNormal() {
    return !suspended && !refused;
  }
}
