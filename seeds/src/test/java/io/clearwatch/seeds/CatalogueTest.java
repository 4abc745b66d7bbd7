package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  private static final Path SEEDS = Path.of("documents");
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final Catalogue catalogue = Catalogue.builtIn();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "dalian-import-clearance, clearance_customs, MEAN, BELOW, 40, HOURS, H24, 2022-04-15, 2024-12-31",
        "dalian-export-clearance, clearance_customs, MEAN, BELOW, 1, HOURS, H24, 2022-04-15, 2024-12-31",
        "dalian-paperless, paperless, SHARE, AT_LEAST, 1, SHARE, H24, 2022-04-15, 2024-12-31",
        "dalian-single-window, single_window, SHARE, AT_LEAST, 1, SHARE, H24, 2022-04-15, -",
        "dalian-refund, refund_approval, MEAN, AT_MOST, 6, WORKING_DAYS, H24, 2022-04-15, 2022-12-31",
        "dalian-fee-waived, fee_waived, SHARE, AT_LEAST, 1, SHARE, D7, 2022-04-15, -",
        "dalian-weekend-inspection, weekend_service, SHARE, ABOVE, 0, SHARE, D7, 2022-04-15, -",
        "shenzhen-refund, refund_approval, MEAN, AT_MOST, 5, WORKING_DAYS, H24, 2022-02-27, 2022-12-31",
        "shenzhen-weekend-inspection, weekend_service, SHARE, ABOVE, 0, SHARE, D7, 2023-07-01, -",
        "qingdao-single-inspection, single_inspection, SHARE, AT_LEAST, 1, SHARE, H24, 2023-01-01, 2023-12-31",
        "qingdao-weekend-inspection, weekend_service, SHARE, ABOVE, 0, SHARE, D7, 2023-01-01, 2023-12-31",
        "qingdao-fee-waived, fee_waived, SHARE, AT_LEAST, 1, SHARE, D7, 2023-01-01, -",
        "guangzhou-import-halved, clearance_customs, MEAN, AT_MOST, 48.7, HOURS, H24, 2019-03-14, 2021-12-31",
        "guangzhou-export-halved, clearance_customs, MEAN, AT_MOST, 6.15, HOURS, H24, 2019-03-14, 2021-12-31",
        "guangzhou-single-window, single_window, SHARE, AT_LEAST, 1, SHARE, H24, 2019-03-14, 2019-12-31",
        "guangzhou-fee-waived, fee_waived, SHARE, AT_LEAST, 1, SHARE, D7, 2019-03-14, -"
      })
  void everyPromiseWithANumberIsATarget(
      String id,
      String metric,
      Statistic statistic,
      Comparator comparator,
      double limit,
      Unit unit,
      Window watched,
      LocalDate effectiveFrom,
      LocalDate deadline) {
    Target target = catalogue.target(id);
    assertThat(target).isNotNull();
    assertThat(target.metric()).isEqualTo(metric);
    assertThat(target.statistic()).isEqualTo(statistic);
    assertThat(target.comparator()).isEqualTo(comparator);
    assertThat(target.limit()).isCloseTo(limit, within(1e-12));
    assertThat(target.unit()).isEqualTo(unit);
    assertThat(target.judged()).isEqualTo(Window.D30);
    assertThat(target.watched()).isEqualTo(watched);
    assertThat(target.effectiveFrom())
        .isEqualTo(effectiveFrom.atStartOfDay(WorkingDays.SHANGHAI).toInstant());
    assertThat(target.deadline()).isEqualTo(deadline);
    assertThat(target.minimumCount()).isEqualTo(20);
  }

  @Test
  void noOtherTargetsAreThere() {
    assertThat(catalogue.targets()).hasSize(16);
    assertThat(catalogue.target("atlantis-clearance")).isNull();
  }

  @Test
  void everyDocumentOfTheFolderIsBuiltInUnderItsFileName() throws IOException {
    try (Stream<Path> files = Files.list(SEEDS)) {
      List<String> ids =
          files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
      assertThat(catalogue.documents())
          .extracting(PolicyDocument::id)
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void theFolderAndTheClasspathHoldTheSame() {
    Catalogue fromFolder = Catalogue.load(SEEDS);
    assertThat(fromFolder.documents()).containsExactlyInAnyOrderElementsOf(catalogue.documents());
    assertThat(fromFolder.references()).isEqualTo(catalogue.references());
  }

  @Test
  void aFileAloneIsACatalogueOfOneDocument() {
    Catalogue dalian = Catalogue.load(SEEDS.resolve("dalian-2022.yaml"));
    assertThat(dalian.documents()).hasSize(1);
    assertThat(dalian.target("dalian-refund")).isEqualTo(catalogue.target("dalian-refund"));
    assertThat(dalian.references()).isEqualTo(catalogue.references());
  }

  @Test
  void referencesBesideTheDocumentsReplaceTheBuiltInOnes(@TempDir Path folder) throws IOException {
    Path document = folder.resolve("shenzhen-2022.yaml");
    Files.copy(SEEDS.resolve("shenzhen-2022.yaml"), document);
    String references = Files.readString(Path.of("references.yaml"));
    Files.writeString(
        folder.resolve("references.yaml"), references.replace("value: 32.02", "value: 30"));
    for (Path path : List.of(folder, document)) {
      assertThat(Catalogue.load(path).overdueLimitHours("shenzhen", Direction.IMPORT, NOW))
          .isEqualTo(30);
    }
  }

  @Test
  void aMissingOrEmptyFolderIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Catalogue.load(folder))
        .isInstanceOf(SeedException.class)
        .hasMessageStartingWith(folder + ": no documents (");
    assertThatThrownBy(() -> Catalogue.load(folder.resolve("none.yaml")))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining("none.yaml: no such file (");
  }

  @Test
  void everyTextIsInBothLanguages() {
    Set<Text> texts = new HashSet<>();
    for (PolicyDocument document : catalogue.documents()) {
      texts.addAll(List.of(document.issuer(), document.title()));
      texts.add(document.number());
    }
    for (Target target : catalogue.targets()) {
      texts.addAll(List.of(target.measure(), target.name(), target.note()));
      texts.add(target.baseline() == null ? null : target.baseline().source());
    }
    for (PromiseIndicator indicator : catalogue.indicators()) {
      texts.addAll(List.of(indicator.measure(), indicator.promise()));
      texts.add(indicator.note());
    }
    for (Reference reference : catalogue.references()) {
      texts.add(reference.source());
      texts.add(reference.part());
    }
    PortRegistry ports = PortRegistry.builtIn();
    ports.cities().forEach(city -> texts.add(city.name()));
    ports.ports().forEach(port -> texts.addAll(List.of(port.name(), port.customsDistrict())));
    texts.removeIf(Objects::isNull);
    assertThat(texts)
        .allSatisfy(text -> assertThat(text.en()).matches("[\\p{ASCII}]+"))
        .allSatisfy(text -> assertThat(text.zh()).containsPattern("\\p{IsHan}"));
  }

  @Test
  void everyTargetAndIndicatorCanBeLookedUpByItsScope() {
    for (Target target : catalogue.targets()) {
      assertThat(resolvable(target.metric(), target.scope().keySet())).as(target.id()).isTrue();
    }
    for (PromiseIndicator indicator : catalogue.indicators()) {
      assertThat(indicator.metrics())
          .isNotEmpty()
          .allMatch(metric -> resolvable(metric, indicator.scope().keySet()));
    }
  }

  @Test
  void aRelativeLimitSaysWhatItIsTakenFrom() {
    Target.Baseline baseline = catalogue.target("guangzhou-import-halved").baseline();
    assertThat(baseline.value()).isEqualTo(97.4);
    assertThat(baseline.factor()).isEqualTo(0.5);
    assertThat(baseline.source().en()).contains("National mean of 2017");
    assertThat(catalogue.target("dalian-refund").baseline()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "dalian, IMPORT, 40",
    "dalian, EXPORT, 1",
    "guangzhou, IMPORT, 48.7",
    "guangzhou, EXPORT, 6.15",
    "shenzhen, IMPORT, 32.02",
    "shenzhen, EXPORT, 1.03",
    "qingdao, IMPORT, 32.02",
    "qingdao, EXPORT, 1.03"
  })
  void goodsAreOverdueByThePromiseOfTheirCityOrTheNationalMean(
      String city, Direction direction, double hours) {
    assertThat(catalogue.overdueLimitHours(city, direction, NOW)).isEqualTo(hours);
  }

  @Test
  void aPromiseLimitsTheBacklogFromItsFirstInstantOn() {
    Instant first = catalogue.target("dalian-import-clearance").effectiveFrom();
    assertThat(catalogue.overdueLimitHours("dalian", Direction.IMPORT, first)).isEqualTo(40);
    assertThat(catalogue.overdueLimitHours("dalian", Direction.IMPORT, first.minusMillis(1)))
        .isEqualTo(32.02);
  }

  @Test
  void thePublishedFiguresAreThereWithTheirYears() {
    assertThat(catalogue.references())
        .filteredOn(reference -> reference.weak())
        .extracting(Reference::id)
        .containsExactly("qingdao-2023-import", "qingdao-2023-export");
    assertThat(catalogue.references())
        .filteredOn(reference -> reference.id().equals("shenzhen-2018-import"))
        .singleElement()
        .satisfies(reference -> assertThat(reference.value()).isEqualTo(21.94))
        .satisfies(reference -> assertThat(reference.year()).isEqualTo(2018));
    assertThat(catalogue.backlogReference(Direction.EXPORT).id()).isEqualTo("national-2022-export");
  }

  @ParameterizedTest
  @CsvSource({"qingdao-2017-import, 148.0", "qingdao-2017-export, 84.1"})
  void thePartsOfQingdaosLogisticsTimeAddUp(String id, double hours) {
    double parts =
        catalogue.references().stream()
            .filter(reference -> reference.id().startsWith(id + '-'))
            .mapToDouble(Reference::value)
            .sum();
    assertThat(parts).isCloseTo(hours, within(1e-9));
    assertThat(catalogue.references())
        .filteredOn(reference -> reference.id().equals(id))
        .singleElement()
        .satisfies(reference -> assertThat(reference.value()).isEqualTo(hours));
  }

  @Test
  void theCatalogueIsTheSameAfterSerialization() throws Exception {
    Catalogue copy = Serialization.roundTrip(catalogue);
    assertThat(copy.documents()).isEqualTo(catalogue.documents());
    assertThat(copy.references()).isEqualTo(catalogue.references());
    assertThat(copy.overdueLimitHours("dalian", Direction.IMPORT, NOW)).isEqualTo(40);
  }

  private static boolean resolvable(String metric, Set<Dimension> dimensions) {
    Metric duration = Metric.byKey(metric);
    return Grouping.holds(
        duration != null ? Grouping.of(duration) : Grouping.of(Indicator.byKey(metric)),
        dimensions);
  }
}
