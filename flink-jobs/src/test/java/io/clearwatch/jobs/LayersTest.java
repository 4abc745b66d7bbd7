package io.clearwatch.jobs;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;

/**
 * What may know of what: sources, clocks, rolling, targets, stuck, sinks; the jobs put them
 * together.
 */
@AnalyzeClasses(
    packages = "io.clearwatch.jobs",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule eachPackageKnowsOnlyThoseBeforeIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("jobs")
          .definedBy("io.clearwatch.jobs")
          .layer("pipeline")
          .definedBy("io.clearwatch.jobs.pipeline..")
          .layer("types")
          .definedBy("io.clearwatch.jobs.types..")
          .layer("sources")
          .definedBy("io.clearwatch.jobs.sources..")
          .layer("clocks")
          .definedBy("io.clearwatch.jobs.clocks..")
          .layer("rolling")
          .definedBy("io.clearwatch.jobs.rolling..")
          .layer("targets")
          .definedBy("io.clearwatch.jobs.targets..")
          .layer("stuck")
          .definedBy("io.clearwatch.jobs.stuck..")
          .layer("csv")
          .definedBy("io.clearwatch.jobs.sinks.csv..")
          .layer("influx")
          .definedBy("io.clearwatch.jobs.sinks.influx..")
          .layer("alertmanager")
          .definedBy("io.clearwatch.jobs.sinks.alertmanager..")
          .layer("delivery")
          .definedBy("io.clearwatch.jobs.sinks.delivery..")
          .whereLayer("pipeline")
          .mayNotAccessAnyLayer()
          .whereLayer("sources")
          .mayOnlyAccessLayers("pipeline", "types")
          .whereLayer("types")
          .mayNotAccessAnyLayer()
          .whereLayer("clocks")
          .mayOnlyAccessLayers("pipeline", "types")
          .whereLayer("rolling")
          .mayOnlyAccessLayers("clocks", "pipeline")
          .whereLayer("targets")
          .mayOnlyAccessLayers("rolling")
          .whereLayer("stuck")
          .mayOnlyAccessLayers("clocks")
          .whereLayer("csv")
          .mayOnlyAccessLayers("clocks", "rolling", "targets")
          .whereLayer("influx")
          .mayOnlyAccessLayers("delivery")
          .whereLayer("alertmanager")
          .mayOnlyAccessLayers("delivery")
          .whereLayer("delivery")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.clearwatch.jobs.(**)").should().beFreeOfCycles();

  /** And a main, before there is a job. */
  @ArchTest
  static final ArchRule onlySourcesSinksAndTheHealthOfTheJobReadTheWallClock =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.clearwatch.jobs.sources..",
              "io.clearwatch.jobs.sinks..",
              "io.clearwatch.jobs.pipeline..")
          .and()
          .areNotAssignableTo(JobMain.class)
          .should()
          .callMethodWhere(
              target(owner(name("java.lang.System")))
                  .and(target(nameMatching("currentTimeMillis|nanoTime"))))
          .orShould()
          .callMethodWhere(target(owner(resideInAPackage("java.time"))).and(target(name("now"))))
          .orShould()
          .callMethodWhere(target(nameMatching(".*ProcessingTime.*")))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule nothingIsPrinted =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule loggingIsThatOfSlf4j =
      GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
