package io.clearwatch.jobs.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Grouping;
import io.clearwatch.seeds.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetCellsTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  @Test
  void scopeWithDirectionIsOneCell() {
    List<Cell> cells = cells("dalian-import-clearance");

    assertThat(cells).extracting(Cell::key).containsExactly(Figures.DALIAN_IMPORT.key());
  }

  @Test
  void scopeWithoutDirectionIsImportAndExportWhereTheMetricHasDirections() {
    List<Cell> cells = cells("dalian-paperless");

    assertThat(cells)
        .extracting(cell -> cell.get(Dimension.DIRECTION))
        .containsExactly("IMPORT", "EXPORT");
    assertThat(cells).allMatch(cell -> cell.kind() == Cell.Kind.SHARE);
    assertThat(cells).allMatch(cell -> cell.get(Dimension.CITY).equals("dalian"));
  }

  @Test
  void scopeWithoutDirectionIsOneCellWhereTheMetricHasNone() {
    assertThat(cells("dalian-refund")).hasSize(1);
    assertThat(cells("dalian-weekend-inspection")).hasSize(1);
  }

  @Test
  void everyTargetIsJudgedOnCellsThatAreKept() {
    for (Target target : CATALOGUE.targets()) {
      Metric metric = Metric.byKey(target.metric());
      List<Set<Dimension>> kept =
          metric == null ? Grouping.of(Indicator.byKey(target.metric())) : Grouping.of(metric);
      for (Cell cell : TargetCells.of(target)) {
        assertThat(kept).as(target.id()).contains(dimensions(cell));
      }
    }
  }

  @Test
  void targetsAreFoundByTheirCells() {
    TargetCells targets = new TargetCells(CATALOGUE.targets());

    assertThat(targets.targets(Figures.DALIAN_IMPORT.key()))
        .extracting(Target::id)
        .containsExactly("dalian-import-clearance");
    assertThat(targets.targets("no such cell")).isEmpty();
  }

  private static List<Cell> cells(String id) {
    return TargetCells.of(CATALOGUE.target(id));
  }

  private static Set<Dimension> dimensions(Cell cell) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (!cell.get(dimension).equals(Dimension.ALL)) {
        dimensions.add(dimension);
      }
    }
    return dimensions;
  }
}
