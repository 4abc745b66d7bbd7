package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @TempDir Path folder;

  @Test
  void repositoryHoldsTheTargetsThatAreNamedInTheContract() throws IOException {
    Catalogue catalogue = Catalogue.ofRepository();
    assertThat(catalogue.targets())
        .extracting(Target::id)
        .doesNotHaveDuplicates()
        .contains(
            "dalian-import-clearance",
            "dalian-export-clearance",
            "dalian-paperless",
            "dalian-single-window",
            "dalian-refund",
            "shenzhen-refund",
            "guangzhou-import-halved",
            "guangzhou-export-halved",
            "guangzhou-single-window");
    assertThat(catalogue.targets())
        .allSatisfy(
            target -> {
              assertThat(target.holds(target.limit() / 2, target.limit()))
                  .isEqualTo(target.upperLimit());
              assertThat(target.scope()).containsKey("city");
              assertThat(catalogue.cityOfPort()).containsValue(target.scope().get("city"));
            });
    assertThat(catalogue.cityOfPort()).containsEntry("guangzhou-baiyun-airport", "guangzhou");
  }

  @Test
  void backlogIsLimitedByTheCitysTargetOrTheNationalFigure() throws IOException {
    Catalogue catalogue = Catalogue.ofRepository();
    long tick = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    assertThat(catalogue.clearanceLimitHours("dalian", "IMPORT", tick)).isEqualTo(40);
    assertThat(catalogue.clearanceLimitHours("dalian", "EXPORT", tick)).isEqualTo(1);
    assertThat(catalogue.clearanceLimitHours("qingdao", "IMPORT", tick)).isEqualTo(32.02);
    assertThat(catalogue.clearanceLimitHours("qingdao", "EXPORT", tick)).isEqualTo(1.03);
  }

  @Test
  void absentKeysHaveTheirDefaults() throws IOException {
    Files.createDirectory(folder.resolve("documents"));
    Files.writeString(
        folder.resolve("documents/a.yaml"),
        """
        date: 2023-05
        targets:
          - id: halved
            metric: clearance_customs
            scope: {city: dalian, inspected: true}
            statistic: mean
            comparator: at_most
            baseline: {value: 26, factor: 0.5}
          - id: early
            metric: paperless
            statistic: share
            comparator: at_least
            limit: 1
            effectiveFrom: 2022-01-01T00:00:00Z
            watched: 7d
            minimumCount: 5
        """);
    Files.writeString(folder.resolve("references.yaml"), "references: []");
    Files.writeString(folder.resolve("ports.yaml"), "ports: []");
    Catalogue catalogue = Catalogue.read(folder);
    Target halved = catalogue.targets().get(0);
    assertThat(halved.limit()).isEqualTo(13);
    assertThat(halved.minimumCount()).isEqualTo(20);
    assertThat(halved.judged()).isEqualTo(Window.of("30d"));
    assertThat(halved.watched()).isEqualTo(Window.of("24h"));
    assertThat(halved.scope()).containsEntry("inspected", "true");
    // The first of May in Shanghai.
    assertThat(Instant.ofEpochMilli(halved.effectiveFromMillis()))
        .isEqualTo("2023-04-30T16:00:00Z");
    Target early = catalogue.targets().get(1);
    assertThat(early.scope()).isEmpty();
    assertThat(early.watched()).isEqualTo(Window.of("7d"));
    assertThat(early.minimumCount()).isEqualTo(5);
    assertThat(Instant.ofEpochMilli(early.effectiveFromMillis())).isEqualTo("2022-01-01T00:00:00Z");
  }
}
