package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.jobs.clocks.RefundResult;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On refunds: three cells for the working days to the approval, and two for each share. */
class SlicerTest {
  private static final long MINUTE = 60_000L;
  private static final long HORIZON = 24 * 60 * MINUTE;
  private static final String COUNTRY = "duration|refund_approval|all|all";

  private OneInputStreamOperatorTestHarness<Revision<RefundResult>, Partial> slicer;

  @BeforeEach
  void start() throws Exception {
    slicer =
        new OneInputStreamOperatorTestHarness<>(
            new Slicer<>(new RefundContributor(), Ticks.live(0), HORIZON));
    slicer.open();
  }

  @AfterEach
  void close() throws Exception {
    slicer.close();
  }

  @Test
  void nothingIsHeldBackBehindAWatermark() throws Exception {
    take(null, approved(30_000, 3));
    assertThat(slicer.getOutput()).isEmpty();

    slicer.processWatermark(40_000);

    List<Object> output = List.copyOf(slicer.getOutput());
    assertThat(output).hasSize(8);
    assertThat(output.subList(0, 7)).allMatch(StreamRecord.class::isInstance);
    assertThat(output.get(7)).isEqualTo(new Watermark(40_000));
    slicer.processWatermark(50_000);
    assertThat(slicer.getOutput()).hasSize(9);
  }

  @Test
  void nothingIsHeldBackBehindTheBarrierOfACheckpoint() throws Exception {
    take(null, approved(30_000, 3));
    slicer.prepareSnapshotPreBarrier(1);

    assertThat(slicer.extractOutputValues()).hasSize(7);
  }

  @Test
  void nothingIsHeldBackAtTheEndOfTheInput() throws Exception {
    take(null, approved(30_000, 3));
    slicer.endInput();

    assertThat(slicer.extractOutputValues()).hasSize(7);
  }

  @Test
  void resultsOfOneSliceLeaveAsOne() throws Exception {
    take(null, approved(60_000, 3));
    take(null, approved(119_999, 4));
    take(null, approved(120_000, 5));
    slicer.endInput();

    Map<Long, Partial> slices = country();
    assertThat(slices).containsOnlyKeys(MINUTE, 2 * MINUTE);
    assertThat(slices.get(MINUTE).slice.count).isEqualTo(2);
    assertThat(slices.get(MINUTE).slice.sum).isEqualTo(7);
    assertThat(slices.get(2 * MINUTE).slice.sum).isEqualTo(5);
  }

  @Test
  void timesBeforeTheEpochHaveSlicesToo() throws Exception {
    take(null, approved(-1, 3));
    slicer.endInput();

    assertThat(country()).containsOnlyKeys(-MINUTE);
  }

  @Test
  void revisionOfADurationSendsOnlyTheDifference() throws Exception {
    take(approved(30_000, 3), approved(30_000, 5));
    slicer.endInput();

    List<Partial> partials = slicer.extractOutputValues();
    // The shares have not changed.
    assertThat(partials).hasSize(3).allMatch(partial -> partial.cell.startsWith("duration|"));
    Slice difference = country().get(0L).slice;
    assertThat(difference.count).isZero();
    assertThat(difference.sum).isEqualTo(2);
    assertThat(difference.bins).containsExactly(3, 5);
    assertThat(difference.counts).containsExactly(-1, 1);
  }

  @Test
  void revisionOfOneAttributeSendsOnlyTheCellsThatHaveIt() throws Exception {
    take(approved(30_000, 3, ExporterClass.CLASS_1), approved(30_000, 3, ExporterClass.CLASS_2));
    slicer.endInput();

    assertThat(slicer.extractOutputValues())
        .extracting(partial -> partial.cell.substring(partial.cell.lastIndexOf('|') + 1))
        .containsExactlyInAnyOrder("CLASS_1", "CLASS_2");
  }

  @Test
  void resultThatIsTakenBackBeforeItLeftSendsNothing() throws Exception {
    take(null, approved(30_000, 3));
    take(approved(30_000, 3), null);
    slicer.endInput();

    assertThat(slicer.extractOutputValues()).isEmpty();
  }

  @Test
  void resultThatMovesInTimeLeavesItsOldSlice() throws Exception {
    take(approved(30_000, 3), approved(90_000, 3));
    slicer.endInput();

    Map<Long, Partial> slices = country();
    assertThat(slices.get(0L).slice.count).isEqualTo(-1);
    assertThat(slices.get(MINUTE).slice.count).isEqualTo(1);
  }

  @Test
  void resultIsLateWhenTheFirstTickThatCountsItHasPassed() throws Exception {
    slicer.processWatermark(2 * MINUTE - 1);
    take(null, approved(MINUTE, 3));
    assertThat(corrected()).isZero();

    slicer.processWatermark(2 * MINUTE);
    take(null, approved(MINUTE, 3));
    assertThat(corrected()).isEqualTo(1);
    assertThat(late()).isZero();
  }

  @Test
  void resultBeyondTheHorizonIsCountedApart() throws Exception {
    slicer.processWatermark(HORIZON + 2 * MINUTE);
    take(null, approved(MINUTE, 3));
    take(null, approved(2 * MINUTE, 3));

    assertThat(late()).isEqualTo(1);
    assertThat(corrected()).isEqualTo(1);
  }

  @Test
  void revisionThatChangesOnlyWhatIsStillOpenIsNoCorrection() throws Exception {
    slicer.processWatermark(10 * MINUTE);
    take(approved(MINUTE, 3), paid(MINUTE, 3, 20 * MINUTE));

    assertThat(corrected()).isZero();
  }

  @Test
  void retractionFromAPastTickIsACorrectionWhereverTheNewResultIs() throws Exception {
    slicer.processWatermark(10 * MINUTE);
    take(approved(MINUTE, 3), approved(20 * MINUTE, 3));
    take(approved(MINUTE, 3), null);

    assertThat(corrected()).isEqualTo(2);
  }

  private long corrected() throws Exception {
    return told().corrected;
  }

  private long late() throws Exception {
    return told().late;
  }

  private PipelineCounts told() throws Exception {
    slicer.prepareSnapshotPreBarrier(1);
    PipelineCounts told = new PipelineCounts();
    Queue<StreamRecord<PipelineCounts>> counts = slicer.getSideOutput(PipelineCounts.TAG);
    if (counts != null) {
      counts.forEach(record -> told.add(record.getValue()));
    }
    return told;
  }

  private void take(RefundResult before, RefundResult after) throws Exception {
    slicer.processElement(new Revision<>(before, after), 0);
  }

  private Map<Long, Partial> country() {
    return slicer.extractOutputValues().stream()
        .filter(partial -> partial.cell.startsWith(COUNTRY))
        .collect(Collectors.toMap(partial -> partial.startMillis, partial -> partial));
  }

  private static RefundResult approved(long timeMillis, int workingDays) {
    return approved(timeMillis, workingDays, ExporterClass.CLASS_1);
  }

  private static RefundResult paid(long approvedMillis, int workingDays, long paidMillis) {
    return new RefundResult(
        "R1",
        "dalian",
        ExporterClass.CLASS_1,
        true,
        0L,
        approvedMillis,
        paidMillis,
        false,
        false,
        workingDays,
        workingDays);
  }

  private static RefundResult approved(
      long timeMillis, int workingDays, ExporterClass exporterClass) {
    return new RefundResult(
        "R1", "dalian", exporterClass, true, 0L, timeMillis, null, false, false, workingDays, null);
  }
}
