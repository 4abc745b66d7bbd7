package io.clearwatch.grafana;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Verdicts on targets, each on one window of its own. */
final class Promises {
  /** Colors of states, which are those of a verdict everywhere. */
  static final Map<String, String> COLORS =
      Map.of(
          "OK", "green",
          "AT_RISK", "orange",
          "BREACHED", "red",
          "NO_DATA", "text",
          "PENDING", "orange",
          "FIRING", "red",
          "RESOLVED", "green");

  private Promises() {}

  /** Verdicts of the targets on the window that is watched for alerts. */
  static Selection watched(Collection<Target> targets) {
    return onWindows(targets, Target::watched);
  }

  /** Verdicts of the targets on the window on which the promise is judged. */
  static Selection judged(Collection<Target> targets) {
    return onWindows(targets, Target::judged);
  }

  private static Selection onWindows(Collection<Target> targets, Function<Target, Window> window) {
    Map<Window, List<Target>> byWindow =
        targets.stream()
            .collect(groupingBy(window, TreeMap::new, java.util.stream.Collectors.toList()));
    return Selection.of(Measurement.COMPLIANCE)
        .with(
            byWindow.entrySet().stream()
                .map(
                    entry ->
                        "(\"window\" = '%s' AND \"target\" =~ /^(%s)$/)"
                            .formatted(
                                entry.getKey().key(),
                                entry.getValue().stream().map(Target::id).collect(joining("|"))))
                .collect(joining(" OR ", "(", ")")));
  }
}
