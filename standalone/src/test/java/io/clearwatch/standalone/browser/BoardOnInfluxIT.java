package io.clearwatch.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.board.BoardServer;
import io.clearwatch.board.BoardSettings;
import io.clearwatch.board.store.InfluxQuery;
import io.clearwatch.board.store.InfluxSeriesStore;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.TrackReader;
import io.clearwatch.testing.Browser;
import io.clearwatch.testing.InfluxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The board in a browser, on a real InfluxDB: what it says while its store or the jobs are away,
 * and that what is stored is only ever shown.
 */
@Timeout(120)
class BoardOnInfluxIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String DATABASE = "clearwatch";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private InfluxServer influx;
  private BoardServer board;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    browser = Browser.open();
    influx = InfluxServer.start(folder.resolve("influx"));
    influx.query("", "CREATE DATABASE " + DATABASE);
    board =
        BoardServer.start(
            BoardSettings.loopback(0),
            new InfluxSeriesStore(
                new InfluxQuery(influx.url(), DATABASE, Optional.empty(), Optional.empty())),
            BoardSeeds.builtIn(),
            TrackReader.NONE,
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    if (board != null) {
      board.close();
    }
    if (influx != null) {
      influx.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  /** As the jobs store the backlog at a tick. */
  private void store(Instant tick) throws Exception {
    write(
        "backlog,city=dalian,port=all,direction=IMPORT open=3i,overdue=1i,oldest_hours=50,"
            + "band_0=1i,band_1=1i,band_2=1i,band_3=0i "
            + tick.toEpochMilli());
  }

  private void write(String line) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(influx.url() + "/write?precision=ms&db=" + DATABASE))
                .POST(BodyPublishers.ofString(line))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private void open(String view) {
    browser.open(URI.create(board.url() + "/?language=en&theme=light#" + view), 1280, 900);
  }

  private static Instant thisMinute() {
    return Instant.now().truncatedTo(ChronoUnit.MINUTES);
  }

  @Test
  void aStoreThatIsAwayIsToldSinceWhenAndComesBackByItself() throws Exception {
    store(thisMinute());
    open("clearances");
    browser.await("#as-of b");
    assertThat(browser.evaluate("document.getElementById('notice').hidden")).isEqualTo(true);
    String before = browser.text("h1");

    influx.kill();
    await()
        .atMost(SOON)
        .until(
            () -> browser.text("#notice").matches("The store is away since \\d\\d:\\d\\d:\\d\\d"));
    assertThat(browser.text("h1")).isEqualTo(before);
    assertThat(browser.text("#as-of")).startsWith("Stale ");
    browser.picture("store-away-1280-en-light");

    influx.restart();
    await()
        .atMost(SOON)
        .until(() -> browser.evaluate("document.getElementById('notice').hidden").equals(true));
    assertThat(browser.text("#as-of")).startsWith("data as of ");
  }

  @Test
  void jobsThatGiveNothingMakeTheFiguresStaleUntilTheyGoOn() throws Exception {
    store(thisMinute().minus(Duration.ofMinutes(20)));
    open("overview");
    await().atMost(SOON).until(() -> browser.text("#as-of").startsWith("Stale "));

    store(thisMinute());
    await().atMost(SOON).until(() -> browser.text("#as-of").startsWith("data as of "));
  }

  @Test
  void aStoreThatFillsWhileThePageIsOpenIsShown() throws Exception {
    open("alerts");
    assertThat(browser.text("h1")).startsWith("Waiting for the first figures");

    store(thisMinute());
    await().atMost(SOON).until(() -> browser.text("h1").startsWith("No alert fires"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overview", "clearances"})
  void markupInAnIdIsShownAndNothingElse(String view) throws Exception {
    String id = "<img src=x onerror='document.title=1'><script>document.title=2</script>";
    Instant tick = thisMinute();
    store(tick);
    write(
        "overdue,port=dalian-dayaowan,direction=IMPORT,rank=1 "
            + "declaration_id=\"%s\",age_hours=50,stage=\"</td><b>customs\" %d"
                .formatted(id, tick.toEpochMilli()));
    browser.open(
        URI.create(board.url() + "/?language=en&theme=light&city=dalian#" + view), 1280, 900);

    browser.await("[aria-labelledby='panel-overdue'] tbody td");
    assertThat(browser.texts("[aria-labelledby='panel-overdue'] tbody td"))
        .contains(id, "</td><b>customs");
    assertThat(browser.evaluate("document.querySelectorAll('main img, main script').length"))
        .isEqualTo(0L);
    assertThat((String) browser.evaluate("document.title")).endsWith("clearwatch");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aChoiceThatDoesNotExistInTheAddressIsLeftOut() throws Exception {
    store(thisMinute());
    browser.open(
        URI.create(
            board.url() + "/?language=%3Cb%3E&city=../../etc&window=1s&direction=x#constructor"),
        1280,
        900);

    assertThat(browser.text("h1")).contains("promises");
    assertThat(browser.evaluate("document.getElementById('notice').hidden")).isEqualTo(true);
    assertThat(browser.errors()).isEmpty();
  }
}
