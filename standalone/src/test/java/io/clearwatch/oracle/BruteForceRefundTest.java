package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BruteForceRefundTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    // National Day 2022: off 1 to 7 October, working on the weekend days 8 and 9.
    "2022-09-30T02:00:00Z, 2022-10-12T02:00:00Z, 5",
    // Spring Festival 2023: off 21 to 27 January, working on the weekend days 28 and 29.
    "2023-01-20T02:00:00Z, 2023-02-01T02:00:00Z, 5",
    "2024-02-08T02:00:00Z, 2024-02-21T02:00:00Z, 5",
    "2025-09-28T02:00:00Z, 2025-10-13T02:00:00Z, 6",
    // A Friday to the Sunday after: nobody works.
    "2026-03-06T02:00:00Z, 2026-03-08T02:00:00Z, 0",
    // Midnight in Shanghai is 16:00 UTC: Monday 23:59 to Tuesday 00:00.
    "2026-03-02T15:59:00Z, 2026-03-02T16:00:00Z, 1",
    "2026-03-02T00:00:00Z, 2026-03-02T15:59:00Z, 0",
    // Approved before it was accepted.
    "2026-03-05T02:00:00Z, 2026-03-03T02:00:00Z, 0"
  })
  void workingDaysFollowTheStateCouncilsCalendar(String accepted, String approved, String days) {
    scene.refund("R", "ACCEPTED", accepted).refund("R", "APPROVED", approved);
    assertThat(scene.hourly().refund("R"))
        .containsEntry("normal", "true")
        .containsEntry("approval_working_days", days)
        .containsEntry("payment_working_days", "");
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "SUSPENDED, 03T02:00, false",
    "SUSPENDED, 04T02:00, true", // when it is approved
    "SUSPENDED, 05T02:00, true",
    "REJECTED,  06T02:00, false",
    "WITHDRAWN, 01T02:00, false",
    "RESUMED,   03T02:00, true"
  })
  void onlyNormalRefundsHaveDays(String phase, String time, String normal) {
    scene
        .refund("R", "ACCEPTED", "02T02:00")
        .refund("R", "APPROVED", "04T02:00")
        .refund("R", "PAID", "05T02:00")
        .refund("R", phase, time);
    assertThat(scene.hourly().refund("R"))
        .containsEntry("normal", normal)
        .containsEntry("approval_working_days", normal.equals("true") ? "2" : "")
        .containsEntry("payment_working_days", normal.equals("true") ? "3" : "");
  }

  @Test
  void suspensionOfARefundNeverApprovedCountsAtAnyTime() {
    scene
        .refund("R", "ACCEPTED", "02T02:00")
        .refund("R", "PAID", "03T02:00")
        .refund("R", "SUSPENDED", "04T02:00")
        .refund("unaccepted", "APPROVED", "03T02:00")
        .refund("waiting", "ACCEPTED", "03T02:00");
    Rows rows = scene.hourly();
    assertThat(rows.refund("R")).containsEntry("normal", "false");
    assertThat(rows.count(ResultFile.REFUNDS)).isEqualTo(1);
  }

  @Test
  void yearWithoutPublishedCalendarIsRefusedRatherThanGuessed() {
    scene
        .refund("R", "ACCEPTED", "2060-03-02T02:00:00Z")
        .refund("R", "APPROVED", "2060-03-03T02:00:00Z");
    assertThatThrownBy(scene::hourly)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2060-03-03");
  }

  @Test
  void approvalAndPaymentCompleteOnTheirOwn() {
    scene
        .refund("R", "SUBMITTED", "02T01:00", "exporterClass=CLASS_1", "city=qingdao")
        .refund("R", "ACCEPTED", "02T02:00")
        .refund("R", "APPROVED", "04T02:30")
        .refund("R", "PAID", "06T02:30")
        .until("07T00:00");
    Rows rows = scene.hourly();
    assertThat(rows.rolling("refund_approval", "1h", "04T03:00")).containsEntry("mean", "2");
    assertThat(
            rows.rolling(
                "refund_payment", "1h", "06T03:00", "city=qingdao", "exporter_class=CLASS_1"))
        .containsEntry("count", "1")
        .containsEntry("mean", "4")
        .containsEntry("p99", "4");
    assertThat(rows.rolling("refund_payment", "30d", "06T02:00")).isNull();
  }

  @Test
  void sharesOverRefundsDoNotNeedAcceptance() {
    scene
        .refund("R1", "APPROVED", "02T02:00", "paperless=false")
        .refund("R2", "SUSPENDED", "02T01:00")
        .refund("R2", "APPROVED", "02T02:00")
        .refund("R3", "APPROVED", "02T02:00")
        .refund("R3", "SUSPENDED", "02T02:00")
        .refund("R4", "APPROVED", "02T02:00")
        .refund("R4", "REJECTED", "02T09:00")
        .until("02T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.share("refund_paperless", "24h", "02T12:00"))
        .containsEntry("numerator", "2")
        .containsEntry("denominator", "3")
        .containsEntry("share", "0.666666667");
    assertThat(rows.share("refund_suspended", "24h", "02T12:00", "city=dalian"))
        .containsEntry("numerator", "1")
        .containsEntry("denominator", "3");
  }
}
