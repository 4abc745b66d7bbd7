package io.clearwatch.board.views;

import io.clearwatch.board.views.Clearances.Course;
import io.clearwatch.board.views.Inspections.Share;
import io.clearwatch.board.views.Overview.Verdict;
import io.clearwatch.seeds.Text;
import java.util.List;

/**
 * Export tax refunds. Durations are working days.
 *
 * @param asOfMillis newest tick; 0 where nothing is stored yet
 */
public record Refunds(long asOfMillis, String window, List<CityRefunds> cities) {

  /**
   * Refunds of a city; figures are null where nothing was completed.
   *
   * @param promise what the city has promised of the approval, or null
   * @param verdict on the promise in the window in which it is watched, or null
   * @param classes by class of the exporter
   * @param shares suspended and paperless
   */
  public record CityRefunds(
      String city,
      Text name,
      Clearances.Promise promise,
      Verdict verdict,
      Figures approval,
      Figures payment,
      Course course,
      List<ExporterClass> classes,
      List<Share> shares) {}

  /** Refunds of exporters of a class. */
  public record ExporterClass(String name, Figures approval, Figures payment) {}
}
