package io.clearwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.clearwatch.generators.Scenario;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.browser.Browser;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.SeriesStore.Verdict;
import io.clearwatch.standalone.series.TargetState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board in a browser, on a demo in which the exports of Dalian have become slow. */
@Timeout(300)
class BoardPageIT {
  private static final int DAYS = 3;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final Duration SOON = Duration.ofSeconds(200);
  private static final Duration PRESENT = Duration.ofMinutes(3);
  private static final String SLOW = "dalian-export-clearance";
  private static final String TILE = ".tile[data-target='" + SLOW + "']";
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private static Demo demo;
  private static Browser browser;

  @BeforeAll
  static void fillIn() throws Exception {
    browser = Browser.open();
    demo =
        Demo.start(
            new DemoSettings(1, DAYS, Scenario.EXPORT_SLIP, Ports.ANY, null), Clock.systemUTC());
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              demo.check();
              return demo.series().newestTick().filter(BoardPageIT::isPresent).isPresent()
                  && slowExports().state() == TargetState.BREACHED;
            });
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  private static boolean isPresent(Instant tick) {
    return Duration.between(tick, Instant.now()).compareTo(PRESENT) <= 0;
  }

  private static Verdict slowExports() {
    return demo.series().verdicts(Window.H24).stream()
        .filter(verdict -> verdict.target().equals(SLOW))
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void forgetWhatWasChosen() {
    browser.open(page("language=en&theme=light"), WIDTH, HEIGHT);
    browser.await(".tile");
  }

  private static URI page(String query) {
    return URI.create(demo.boardUrl() + "/?" + query);
  }

  @AfterEach
  void nothingWentWrongAndNothingWentElsewhere() throws Exception {
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.authorities()).isNotEmpty().containsOnly(demo.boardUrl().getAuthority());
  }

  @Test
  void aTileShowsWhatTheStoreHolds() throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(browser.text(TILE + " .value"))
                    .isEqualTo(String.format(Locale.ROOT, "%.2f", slowExports().value())));

    browser.picture("overview-1280-en-light");
  }

  @Test
  void everyPromiseHasATileWithItsStateInWords() {
    assertThat(browser.texts(".tile")).hasSizeGreaterThanOrEqualTo(12);
    assertThat(browser.texts(".tile header .state"))
        .hasSameSizeAs(browser.texts(".tile"))
        .isSubsetOf("OK", "At risk", "Breached", "No data");
    assertThat(browser.texts("[data-city]")).hasSize(2 * PortRegistry.builtIn().cities().size());
  }

  @Test
  void aBrokenPromiseIsLoudAndItsAlertIsTold() {
    browser.await(TILE + "[data-state='BREACHED']");

    assertThat(browser.text(TILE + " .state")).isEqualTo("Breached");
    assertThat(browser.text("tr[data-target='" + SLOW + "']")).contains("Firing", "Dalian export");
    assertThat(browser.text("h1")).contains("breached");
  }

  @Test
  void languageAndThemeAreSwitchedAndRemembered() throws Exception {
    browser.await("#language [data-value='zh']").click();
    browser.await("#theme [data-value='dark']").click();

    assertThat(browser.text(TILE + " .state")).isEqualTo("未达标");
    browser.open(URI.create(demo.boardUrl().toString()), WIDTH, HEIGHT);
    browser.await(".tile");
    assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(browser.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
    assertThat(browser.text("#panel-promises")).isEqualTo("承诺");
    browser.picture("overview-1280-zh-dark");
  }

  @ParameterizedTest
  @CsvSource({"390, en", "390, zh", "1920, en"})
  void nothingIsWiderThanTheWindow(int width, String language) throws Exception {
    browser.open(page("language=" + language + "&theme=light"), width, HEIGHT);
    browser.await(".tile");

    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    browser.picture("overview-" + width + '-' + language + "-light");
  }

  @ParameterizedTest
  @CsvSource({"en, light", "zh, light", "en, dark"})
  void noSeriousBarrierIsFound(String language, String theme) {
    browser.open(page("language=" + language + "&theme=" + theme), WIDTH, HEIGHT);
    browser.await(".tile");

    assertThat(new AxeBuilder().analyze(browser.driver()).getViolations())
        .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
        .extracting(Rule::getDescription, Rule::getNodes)
        .isEmpty();
  }

  @Test
  void newFiguresComeByThemselves() {
    String before = browser.text("#as-of b");

    await().atMost(SOON).until(() -> !browser.text("#as-of b").equals(before));
  }
}
