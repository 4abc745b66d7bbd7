package io.clearwatch.jobs.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.rolling.ClearanceContributor;
import io.clearwatch.jobs.rolling.Partial;
import io.clearwatch.jobs.rolling.RefundContributor;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.TargetMessages;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class CellsOfTargetsTest {
  private static final CellsOfTargets OF_CLEARANCES =
      new CellsOfTargets(new ClearanceContributor());

  @Test
  void aPublishedTargetMakesItsCellsKnown() {
    assertThat(partials(OF_CLEARANCES, "dalian-import-clearance"))
        .singleElement()
        .satisfies(
            partial -> {
              assertThat(partial.cell()).isEqualTo(Figures.DALIAN_IMPORT.key());
              assertThat(partial.startMillis).isEqualTo(Partial.SEED);
            });
    assertThat(partials(OF_CLEARANCES, "dalian-paperless")).as("import and export").hasSize(2);
  }

  @Test
  void aTargetOfAnotherJobMakesNone() {
    assertThat(partials(OF_CLEARANCES, "dalian-refund")).isEmpty();
    assertThat(partials(OF_CLEARANCES, "dalian-fee-waived")).isEmpty();
    assertThat(partials(new CellsOfTargets(new RefundContributor()), "dalian-refund")).hasSize(1);
  }

  private static List<Partial> partials(CellsOfTargets cells, String id) {
    List<Partial> partials = new ArrayList<>();
    cells.flatMap(TargetMessages.of(Catalogue.builtIn().target(id)), new ListCollector<>(partials));
    return partials;
  }
}
