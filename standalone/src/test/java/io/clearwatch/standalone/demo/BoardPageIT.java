package io.clearwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.clearwatch.generators.Scenario;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.SeriesStore.Verdict;
import io.clearwatch.standalone.series.TargetState;
import io.clearwatch.testing.Browser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.openqa.selenium.Keys;

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

  private static final String DALIAN_EXPORTS = "&city=dalian&direction=EXPORT";

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
    browser.click("#language [data-value='zh']");
    browser.click("#theme [data-value='dark']");

    assertThat(browser.text(TILE + " .state")).isEqualTo("未达标");
    browser.open(URI.create(demo.boardUrl().toString()), WIDTH, HEIGHT);
    browser.await(".tile");
    assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(browser.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
    assertThat(browser.text("#panel-promises")).isEqualTo("承诺");
    browser.picture("overview-1280-zh-dark");
  }

  @ParameterizedTest
  @CsvSource({
    "overview, 390, en",
    "overview, 390, zh",
    "overview, 1920, en",
    "clearances, 390, zh",
    "clearances, 1920, en",
    "inspections, 390, en",
    "refunds, 390, zh",
    "alerts, 390, en"
  })
  void nothingIsWiderThanTheWindow(String view, int width, String language) throws Exception {
    show(view, width, "language=" + language + "&theme=light");

    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    browser.picture(view + '-' + width + '-' + language + "-light");
  }

  @ParameterizedTest
  @CsvSource({
    "overview, en, light",
    "overview, zh, light",
    "overview, en, dark",
    "clearances, en, light",
    "clearances, zh, dark",
    "inspections, en, dark",
    "inspections, zh, light",
    "refunds, en, light",
    "refunds, zh, dark",
    "alerts, en, dark",
    "alerts, zh, light"
  })
  void noSeriousBarrierIsFound(String view, String language, String theme) throws Exception {
    show(view, WIDTH, "language=" + language + "&theme=" + theme + DALIAN_EXPORTS);

    noSeriousBarrierIsSeen();
    browser.picture(String.join("-", view, "" + WIDTH, language, theme));
  }

  private static void noSeriousBarrierIsSeen() {
    assertThat(new AxeBuilder().analyze(browser.driver()).getViolations())
        .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
        .extracting(Rule::getDescription, Rule::getNodes)
        .isEmpty();
  }

  private static void show(String view, int width, String choices) {
    browser.open(URI.create("about:blank"), width, HEIGHT);
    browser.open(page(choices + '#' + view), width, HEIGHT);
    browser.await("main[data-view='" + view + "'] section");
  }

  @Test
  void anOverdueDeclarationLeadsToItsTimeline() throws Exception {
    String id = browser.text("a[data-track]");
    browser.click("a[data-track='" + id + "']");
    browser.await("main[data-view='track'] [data-status='OPEN']");

    assertThat(browser.text("h1")).isEqualTo(id);
    assertThat(browser.text("[data-step='ARRIVED']")).contains("Arrived");
    assertThat(browser.texts("[data-stage]").toString()).contains("so far");
    assertThat(browser.text("[data-status]")).contains("open for", "times the limit", "has it");
    assertThat((String) browser.evaluate("location.search")).contains("id=");
    browser.picture("track-1280-en-light");
    noSeriousBarrierIsSeen();
    show("track", 390, "language=zh&theme=dark&id=" + id);
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(browser.text("[data-status]")).contains("限值");
    browser.picture("track-390-zh-dark");
    noSeriousBarrierIsSeen();
  }

  @Test
  void anIdThatIsMarkupIsTextAndIsNotFound() {
    browser.open(page("language=en#track"), WIDTH, HEIGHT);
    browser.type("#track-id", "<img src=x onerror=alert(1)>", Keys.ENTER);

    await()
        .atMost(SOON)
        .until(() -> browser.text("h1").startsWith("Nothing is known of <img src=x"));
    assertThat(browser.texts("main img")).isEmpty();
  }

  @Test
  void aSlipIsSeenInTheCourseOfTheClearances() {
    show("clearances", WIDTH, "language=en&theme=light" + DALIAN_EXPORTS);

    assertThat(browser.text("h1")).startsWith("Dalian export: ").endsWith("over the promised 1 h");
    assertThat(browser.text("tr[data-window='24h']")).contains("Breached");
    browser.await(".plot .line.past[d^='M']");
    browser.await(".plot .span.firing.TARGET");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(browser.text("tr[data-window='24h'] b"))
                    .isEqualTo(String.format(Locale.ROOT, "%.2f", slowExports().value())));
  }

  @Test
  void aStageHasItsOwnerAndEveryPortItsBacklog() {
    show("clearances", WIDTH, "language=en&theme=light" + DALIAN_EXPORTS);

    assertThat(browser.texts("tr.owners th"))
        .containsExactly("Declarant", "Customs", "Terminal, consignee");
    assertThat(browser.texts("[data-stages]"))
        .hasSameSizeAs(PortRegistry.builtIn().cities())
        .noneMatch(row -> row.contains("—"));
    assertThat(browser.texts("[data-port]")).hasSameSizeAs(PortRegistry.builtIn().ports());
  }

  @Test
  void whatIsChosenIsInTheAddressAndKeepsTheFocus() {
    show("clearances", WIDTH, "language=en&theme=light" + DALIAN_EXPORTS);

    browser.click("[data-set='definition'][data-value='logistics']");
    browser.click("[data-set='city'][data-value='qingdao']");

    await().atMost(SOON).until(() -> browser.text("h1").startsWith("Qingdao export: "));
    assertThat(browser.text("h1")).endsWith("the promises are on the customs definition");
    assertThat((String) browser.evaluate("location.search"))
        .contains("city=qingdao", "definition=logistics");
    assertThat(browser.evaluate("document.activeElement.dataset.value")).isEqualTo("qingdao");
  }

  @Test
  void aChartIsReadByKeysAndAsATable() {
    show("clearances", WIDTH, "language=en&theme=light" + DALIAN_EXPORTS);

    browser.type(".plot", Keys.HOME);
    String first = browser.text(".readout");
    browser.type(".plot", Keys.ARROW_RIGHT);
    String second = browser.text(".readout");
    browser.click("[data-table]");

    assertThat(first).isNotEqualTo(second).contains("mean", "p50", "p90");
    browser.await("[data-table][aria-expanded='true']");
    List<String> rows = browser.texts(".long tbody tr");
    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows.get(rows.size() - 1)).startsWith(first.substring(0, first.indexOf(';')));
  }

  @Test
  void newFiguresLeaveTheReaderOfAChartWhereHeIs() {
    show("clearances", WIDTH, "language=en&theme=light" + DALIAN_EXPORTS);
    browser.type(".plot", Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    String read = timeReadOut();
    browser.evaluate("window.plotBefore = document.activeElement");

    awaitNewFigures();
    assertThat(timeReadOut()).isEqualTo(read);
    assertThat(browser.evaluate("plotBefore.className")).isEqualTo("plot");
    assertThat(browser.evaluate("plotBefore.isConnected")).isEqualTo(true);
    assertThat(browser.texts(".plot .cross line")).hasSize(1);
  }

  /** The figures of that time may be corrected by events that come late. */
  private static String timeReadOut() {
    String readOut = browser.text(".readout");
    assertThat(readOut).contains("; mean ");
    return readOut.substring(0, readOut.indexOf(';'));
  }

  @Test
  void inspectionsAreToldByYardKindAndHour() {
    show("inspections", WIDTH, "language=en&theme=light&city=shenzhen&window=7d");

    assertThat(browser.text("h1")).startsWith("Shenzhen: an appointment is confirmed after ");
    assertThat(browser.texts("[data-yard]")).isNotEmpty();
    assertThat(browser.texts("[data-kind]")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(browser.texts(".week")).hasSize(3);
    assertThat(browser.texts(".week .square")).isNotEmpty();
    assertThat(browser.evaluate("document.querySelector('.week').getAttribute('aria-label')"))
        .asString()
        .matches("Appointments asked for: Busiest: .* [1-9][\\d.]* an hour");
    assertThat(browser.text("#panel-perishables")).isEqualTo("Perishables against the rest");
    assertThat(browser.texts("[data-shares]")).hasSameSizeAs(PortRegistry.builtIn().cities());
  }

  @Test
  void refundsAreToldByCityAndClass() {
    show("refunds", WIDTH, "language=en&theme=light&window=30d");

    assertThat(browser.text("h1")).contains("promises on refunds");
    assertThat(browser.text("[data-refunds='shenzhen']")).contains("5");
    assertThat(browser.texts("[data-classes]")).hasSameSizeAs(PortRegistry.builtIn().cities());
  }

  @Test
  void alertsAreToldAsTheyCameAndStuckCasesByPort() {
    show("alerts", WIDTH, "language=en&theme=light");

    assertThat(browser.text("tr[data-target='" + SLOW + "']")).contains("Firing");
    assertThat(browser.texts("[data-change='" + SLOW + "']"))
        .anyMatch(change -> change.contains("Pending"))
        .anyMatch(change -> change.contains("Firing"));
    assertThat(browser.texts("[data-stuck]")).isNotEmpty();
    assertThat(browser.text("#firing")).matches("[1-9]\\d*");
  }

  @Test
  void aScenarioIsStartedAndTimeGoesFasterFromThePage() throws Exception {
    browser.await("#demo [data-value='1'][aria-pressed='true']");
    assertThat(browser.texts("#happening li").toString()).contains("Dalian export slip until ");

    browser.click("#scenario option[value='scanner-outage']");
    browser.click("#scenarios button");
    browser.click("#demo [data-value='10']");

    browser.await("[data-happening='scanner-outage']");
    browser.await("#demo [data-value='10'][aria-pressed='true']");
    assertThat(browser.evaluate("document.activeElement.dataset.value")).isEqualTo("10");
    Instant machine = Instant.now();
    await().atMost(SOON).until(() -> demo.clock().instant().isAfter(machine.plusSeconds(60)));
    browser.picture("demo-1280-en-light");
    browser.click("#demo [data-value='1']");
    browser.await("#demo [data-value='1'][aria-pressed='true']");
  }

  /** A browser has six connections to a host, and keeps pages that were left. */
  @Test
  @Timeout(40)
  void aPageThatIsLeftKeepsNoConnection() {
    for (int i = 0; i < 10; i++) {
      show(i % 2 == 0 ? "overview" : "clearances", WIDTH, "language=en&theme=light");
    }
  }

  @Test
  void newFiguresComeByThemselves() {
    awaitNewFigures();
  }

  /** There are some every minute, which is soon where time goes faster. */
  private static void awaitNewFigures() {
    String before = browser.text("#as-of b");
    browser.click("#demo [data-value='10']");
    await().atMost(SOON).until(() -> !browser.text("#as-of b").equals(before));
    browser.click("#demo [data-value='1']");
    browser.await("#demo [data-value='1'][aria-pressed='true']");
  }
}
