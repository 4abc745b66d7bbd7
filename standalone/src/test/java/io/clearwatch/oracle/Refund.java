package io.clearwatch.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One refund; days are working days in Shanghai, null where the refund does not give them. */
record Refund(History history) {

  Long time(String phase) {
    return history.time(phase);
  }

  String attribute(String name) {
    return history.earliest().attribute(name);
  }

  /** Suspended before it was approved; before anything, where it was not approved. */
  boolean suspended() {
    Long suspended = time("SUSPENDED");
    Long approved = time("APPROVED");
    return suspended != null && (approved == null || suspended < approved);
  }

  /** Rejected or withdrawn at any time. */
  boolean turnedDown() {
    return history.has("REJECTED") || history.has("WITHDRAWN");
  }

  boolean normal() {
    return !turnedDown() && !suspended();
  }

  Long approvalDays() {
    return days("APPROVED");
  }

  Long paymentDays() {
    return days("PAID");
  }

  private Long days(String completingPhase) {
    Long accepted = time("ACCEPTED");
    Long completed = time(completingPhase);
    return accepted == null || completed == null || !normal()
        ? null
        : WorkingDays.after(day(accepted), day(completed));
  }

  private static LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(WorkingDays.SHANGHAI).toLocalDate();
  }

  /** The dimensions of its durations. */
  Map<String, String> dimensions() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("city", attribute("city"));
    dimensions.put("exporter_class", attribute("exporterClass"));
    return dimensions;
  }
}
