package io.clearwatch.standalone.compare;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.compare.Finding.Effect;
import io.clearwatch.standalone.runs.Measure;
import io.clearwatch.standalone.runs.Measure.Subject;
import io.clearwatch.standalone.runs.RunDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Two replays side by side: every cell of every measure and stage, by period, with the difference
 * of the means, whether it is more than noise, and for wide cells how much of it is another mix.
 *
 * @param first what the first run covers
 * @param second what the second run covers
 * @param findings in the order of measures, periods and cells
 */
public record Comparison(Span first, Span second, List<Finding> findings) {
  private static final String FIRST = "run_a";
  private static final String SECOND = "run_b";

  /** The same runs give the same intervals. */
  private static final long SEED = 1;

  /** Part of all blocks that both runs have, from which they are of the same days. */
  private static final double PAIRED_FROM = 0.8;

  /** Dimensions of cells that are wide enough to be made of groups. */
  private static final Set<Dimension> WIDE = Set.of(Dimension.CITY, Dimension.DIRECTION);

  /**
   * Compares two replays.
   *
   * @param progress gets the part that is done, from 0 to 1
   * @throws CommandException if a folder has no results, or no case
   */
  public static Comparison of(Path first, Path second, DoubleConsumer progress)
      throws IOException, InterruptedException {
    RunDatabase.requireResults(first);
    RunDatabase.requireResults(second);
    try (RunDatabase database = RunDatabase.open()) {
      database.read(FIRST, first);
      progress.accept(0.1);
      database.read(SECOND, second);
      progress.accept(0.2);
      Span one = span(database, FIRST, first);
      Span other = span(database, SECOND, second);
      int blockDays =
          Block.days(one.length().compareTo(other.length()) < 0 ? one.length() : other.length());
      List<Open> open = new ArrayList<>();
      int done = 0;
      for (Measure measure : Measure.values()) {
        for (Period period : Period.values()) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          Instant oneBegin = one.begin(period);
          Instant otherBegin = other.begin(period);
          if (oneBegin != null && otherBegin != null) {
            open.addAll(
                cells(
                    measure,
                    period,
                    Cases.read(database, FIRST, measure, oneBegin, blockDays),
                    Cases.read(database, SECOND, measure, otherBegin, blockDays)));
          }
          done++;
          progress.accept(0.2 + 0.8 * done / (Measure.values().length * Period.values().length));
        }
      }
      return new Comparison(one, other, decided(open));
    }
  }

  private static Span span(RunDatabase database, String schema, Path run) {
    String completions =
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    "SELECT min(%1$s) AS a, max(%1$s) AS b FROM %2$s.%3$s WHERE %4$s IS NOT NULL"
                        .formatted(
                            measure.completed(),
                            schema,
                            measure.subject().table(),
                            measure.column()))
            .collect(Collectors.joining(" UNION ALL "));
    List<Object> row =
        database
            .rows(
                "SELECT epoch_ms(min(a)), epoch_ms(max(b)), (SELECT count(*) FROM %s.%s) FROM (%s)"
                    .formatted(schema, Subject.CLEARANCES.table(), completions))
            .get(0);
    if (row.get(0) == null) {
      throw new CommandException(
          "nothing was completed in " + run + "; there is nothing to compare");
    }
    return new Span(time(row.get(0)), time(row.get(1)), ((Number) row.get(2)).longValue());
  }

  private static Instant time(Object millis) {
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }

  /** A finding of which it is not decided what is noise, since that depends on all. */
  private record Open(
      Measure measure,
      Period period,
      Map<Dimension, String> cell,
      Sample first,
      Sample second,
      Estimate difference,
      MixShift shift) {}

  private static List<Open> cells(Measure measure, Period period, Cases one, Cases other) {
    List<Open> cells = new ArrayList<>();
    for (Set<Dimension> grouping : measure.groupings()) {
      Map<List<String>, Cases.Cell> ofOne = one.cells(grouping);
      Map<List<String>, Cases.Cell> ofOther = other.cells(grouping);
      Map<String, List<String>> all = new TreeMap<>();
      ofOne.keySet().forEach(cell -> all.put(String.join(" ", cell), cell));
      ofOther.keySet().forEach(cell -> all.put(String.join(" ", cell), cell));
      // Each draws from its own start, so it does not matter who is first.
      cells.addAll(
          all.values().parallelStream()
              .map(
                  values ->
                      open(
                          measure,
                          period,
                          named(measure, grouping, values),
                          ofOne.get(values),
                          ofOther.get(values)))
              .toList());
    }
    return cells;
  }

  private static Open open(
      Measure measure,
      Period period,
      Map<Dimension, String> cell,
      Cases.Cell first,
      Cases.Cell second) {
    Estimate difference = null;
    MixShift shift = null;
    if (first != null && second != null) {
      Set<Block> both = new TreeSet<>(first.keys());
      both.addAll(second.keys());
      int common = first.keys().size() + second.keys().size() - both.size();
      boolean isPaired = common >= PAIRED_FROM * both.size();
      Set<Block> ofFirst = isPaired ? both : first.keys();
      Set<Block> ofSecond = isPaired ? both : second.keys();
      difference =
          MeanDifference.of(
              new Pair<>(first.blocks(ofFirst), second.blocks(ofSecond), isPaired),
              new SplittableRandom(SEED));
      if (WIDE.containsAll(cell.keySet())) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        first.number(numbers);
        second.number(numbers);
        shift =
            MixShift.of(
                new Pair<>(
                    first.composition(ofFirst, numbers),
                    second.composition(ofSecond, numbers),
                    isPaired),
                new SplittableRandom(SEED));
      }
    }
    return new Open(
        measure,
        period,
        cell,
        first == null ? null : first.sample(),
        second == null ? null : second.sample(),
        difference,
        shift);
  }

  private static Map<Dimension, String> named(
      Measure measure, Set<Dimension> grouping, List<String> cell) {
    Map<Dimension, String> named = new LinkedHashMap<>();
    List<Dimension> dimensions = measure.subject().dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      if (grouping.contains(dimensions.get(i))) {
        named.put(dimensions.get(i), cell.get(i));
      }
    }
    return named;
  }

  /** Decides by periods: what is told of one is bounded over all its cells and measures. */
  private static List<Finding> decided(List<Open> open) {
    Map<String, List<Integer>> families = new TreeMap<>();
    for (int i = 0; i < open.size(); i++) {
      Open one = open.get(i);
      families.computeIfAbsent(one.period.key(), unused -> new ArrayList<>()).add(i);
    }
    Effect[] differences = new Effect[open.size()];
    Effect[] mixes = new Effect[open.size()];
    Effect[] withins = new Effect[open.size()];
    for (List<Integer> family : families.values()) {
      decide(family, i -> open.get(i).difference, differences);
      decide(family, i -> shift(open.get(i), MixShift::mix), mixes);
      decide(family, i -> shift(open.get(i), MixShift::within), withins);
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Open one = open.get(i);
      findings.add(
          new Finding(
              one.measure,
              one.period.key(),
              one.cell,
              one.first,
              one.second,
              differences[i],
              mixes[i],
              withins[i]));
    }
    return findings;
  }

  private static Estimate shift(Open open, Function<MixShift, Estimate> part) {
    return open.shift == null ? null : part.apply(open.shift);
  }

  private static void decide(
      List<Integer> family, IntFunction<Estimate> estimates, Effect[] effects) {
    List<Integer> known = family.stream().filter(i -> estimates.apply(i) != null).toList();
    boolean[] among =
        Discoveries.among(
            known.stream().mapToDouble(i -> estimates.apply(i).probability()).toArray());
    for (int k = 0; k < among.length; k++) {
      Estimate one = estimates.apply(known.get(k));
      effects[known.get(k)] = new Effect(one.value(), one.low(), one.high(), among[k]);
    }
  }
}
