package io.clearwatch.standalone.compare;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.standalone.runs.Measure;
import io.clearwatch.standalone.runs.RunDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one run has of a measure in a period, added up as finely as is needed. */
final class Cases {
  /**
   * Days of a block. Queues of a yard and the clearance of a ship last over midnight; with blocks
   * of three days runs that differ by their seed alone are told apart no more often than is said.
   */
  private static final int BLOCK_DAYS = 7;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SHANGHAI_SECONDS = 28_800;

  /**
   * Cases that have all dimensions and the block in common.
   *
   * @param values in the order of the subject's dimensions
   */
  private record Like(List<String> values, Block block, double count, double sum) {}

  /** Percentiles of a cell. */
  private record Middle(double p50, double p90) {}

  private final Measure measure;
  private final List<Like> likes = new ArrayList<>();
  private final Map<List<String>, Middle> middles = new HashMap<>();

  private Cases(Measure measure) {
    this.measure = measure;
  }

  /**
   * Reads them.
   *
   * @param schema of the run in the database
   * @param from completions at this time or later
   * @param blockDays days of a block
   */
  static Cases read(
      RunDatabase database, String schema, Measure measure, Instant from, int blockDays) {
    Cases cases = new Cases(measure);
    List<Dimension> dimensions = measure.subject().dimensions();
    String columns =
        dimensions.stream()
            .map(
                dimension ->
                    "coalesce(CAST(%1$s AS VARCHAR), 'unknown') AS %1$s".formatted(dimension.key()))
            .collect(Collectors.joining(", "));
    database.execute(
        """
        CREATE OR REPLACE TEMP TABLE cases AS
        SELECT %s, %s AS x,
          %s AS site, CAST(floor((epoch(%s) + %d) / %d) AS BIGINT) AS block
        FROM %s.%s WHERE %s IS NOT NULL AND %s >= %s"""
            .formatted(
                columns,
                measure.column(),
                measure.subject().site(),
                measure.subject().begin(),
                SHANGHAI_SECONDS,
                blockDays * SECONDS_PER_DAY,
                schema,
                measure.subject().table(),
                measure.column(),
                measure.completed(),
                RunDatabase.time(from)));
    cases.readLikes(database);
    cases.readMiddles(database);
    return cases;
  }

  private String columns() {
    return measure.subject().dimensions().stream()
        .map(Dimension::key)
        .collect(Collectors.joining(", "));
  }

  private void readLikes(RunDatabase database) {
    int at = measure.subject().dimensions().size();
    for (List<Object> row :
        database.rows(
            ("SELECT %1$s, site, block, count(*), sum(x) FROM cases GROUP BY %1$s, site, block "
                    + "ORDER BY ALL")
                .formatted(columns()))) {
      likes.add(
          new Like(
              values(row),
              new Block((String) row.get(at), ((Number) row.get(at + 1)).longValue()),
              number(row.get(at + 2)),
              number(row.get(at + 3))));
    }
  }

  private void readMiddles(RunDatabase database) {
    List<Dimension> dimensions = measure.subject().dimensions();
    String sets =
        measure.groupings().stream()
            .map(
                set -> set.stream().map(Dimension::key).collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    String columns =
        dimensions.stream()
            .map(
                dimension ->
                    measure.groupings().stream().anyMatch(set -> set.contains(dimension))
                        ? dimension.key()
                        : "NULL")
            .collect(Collectors.joining(", "));
    for (List<Object> row :
        database.rows(
            "SELECT "
                + columns
                + ", quantile_disc(x, 0.5), quantile_disc(x, 0.9) FROM cases GROUP BY GROUPING SETS ("
                + sets
                + ")")) {
      int at = dimensions.size();
      if (row.get(at) == null) {
        // Everything of nothing is a cell too.
        continue;
      }
      middles.put(values(row), new Middle(number(row.get(at)), number(row.get(at + 1))));
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** A dimension that is rolled up is null in the answer. */
  private List<String> values(List<Object> row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < measure.subject().dimensions().size(); i++) {
      values.add(row.get(i) == null ? Dimension.ALL : (String) row.get(i));
    }
    return values;
  }

  /** The values of a cell by a grouping: what is not in it is rolled up. */
  private List<String> cell(Set<Dimension> grouping, List<String> values) {
    List<String> cell = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      boolean isKept = grouping.contains(measure.subject().dimensions().get(i));
      cell.add(isKept ? values.get(i) : Dimension.ALL);
    }
    return cell;
  }

  /** The cells of a grouping that have cases, by their values. */
  Map<List<String>, Cell> cells(Set<Dimension> grouping) {
    Map<List<String>, Cell> cells = new HashMap<>();
    for (Like like : likes) {
      List<String> values = cell(grouping, like.values);
      cells
          .computeIfAbsent(values, unused -> new Cell(middles.get(values)))
          .byBlock
          .computeIfAbsent(like.block, unused -> new ArrayList<>())
          .add(like);
    }
    return cells;
  }

  /** The cases of a cell, by block. */
  static final class Cell {
    private final Middle middle;
    private final Map<Block, List<Like>> byBlock = new TreeMap<>();

    private Cell(Middle middle) {
      this.middle = middle;
    }

    /** Its blocks, in their order. */
    Set<Block> keys() {
      return byBlock.keySet();
    }

    /**
     * What it holds.
     *
     * @param of the blocks to tell of, in their order; one that it does not have is empty
     */
    Blocks blocks(Collection<Block> of) {
      double[] counts = new double[of.size()];
      double[] sums = new double[of.size()];
      int i = 0;
      for (Block block : of) {
        for (Like like : likes(block)) {
          counts[i] += like.count;
          sums[i] += like.sum;
        }
        i++;
      }
      return new Blocks(Block.strata(of), counts, sums);
    }

    Sample sample() {
      Blocks blocks = blocks(keys());
      double count = Arrays.stream(blocks.counts()).sum();
      return new Sample(
          (long) count, Arrays.stream(blocks.sums()).sum() / count, middle.p50, middle.p90);
    }

    /** Gives a number to each group of like cases that has none. */
    void number(Map<List<String>, Integer> numbers) {
      byBlock
          .values()
          .forEach(
              inBlock -> inBlock.forEach(like -> numbers.putIfAbsent(like.values, numbers.size())));
    }

    /**
     * What it is made of.
     *
     * @param of the blocks to tell of, in their order
     * @param numbers of the groups of both runs
     */
    Composition composition(Collection<Block> of, Map<List<String>, Integer> numbers) {
      int entries = of.stream().mapToInt(block -> likes(block).size()).sum();
      int[] ends = new int[of.size()];
      int[] group = new int[entries];
      double[] counts = new double[entries];
      double[] sums = new double[entries];
      int i = 0;
      int entry = 0;
      for (Block block : of) {
        for (Like like : likes(block)) {
          group[entry] = numbers.get(like.values);
          counts[entry] = like.count;
          sums[entry] = like.sum;
          entry++;
        }
        ends[i++] = entry;
      }
      return new Composition(numbers.size(), Block.strata(of), ends, group, counts, sums);
    }

    private List<Like> likes(Block block) {
      return byBlock.getOrDefault(block, List.of());
    }
  }
}
