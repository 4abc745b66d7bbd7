package io.clearwatch.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.board.demo.DemoControls;
import io.clearwatch.board.demo.DemoState;
import io.clearwatch.board.demo.DemoState.Happening;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.TrackReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with the world of a demo. */
@Timeout(30)
class DemoApiIT {
  private static final Instant NOW = Instant.parse("2026-03-06T04:00:00Z");
  private static final String SCENARIO = "/api/demo/scenario";
  private static final String SPEED = "/api/demo/speed";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Told told = new Told();
  private BoardServer board;

  /** A world that is told what to do, and in which the holiday happens already. */
  private static final class Told implements DemoControls {
    private final List<String> words = new ArrayList<>();

    @Override
    public DemoState state() {
      return new DemoState(
          NOW.toEpochMilli(),
          1,
          List.of(1, 60),
          List.of(
              new Happening("typhoon", null), new Happening("holiday", NOW.toEpochMilli() + 1)));
    }

    @Override
    public void start(String scenario) {
      words.add(scenario);
    }

    @Override
    public void setSpeed(int speed) {
      words.add(speed + " times");
    }
  }

  @BeforeEach
  void start() {
    start(Optional.of(told), BoardSettings.loopback(0));
  }

  private void start(Optional<DemoControls> controls, BoardSettings settings) {
    stop();
    board =
        BoardServer.start(
            settings,
            new EmptyStore(),
            BoardSeeds.builtIn(),
            TrackReader.NONE,
            controls,
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    if (board != null) {
      board.close();
    }
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(board.url() + path)).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> postJson(String path, String body) throws Exception {
    return post(path, body, "Content-Type", "application/json");
  }

  private String state() throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(board.url() + "/api/demo")).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void aDemoTellsItsTimeAndWhatCanHappen() throws Exception {
    assertThat(new ObjectMapper().readTree(state()))
        .isEqualTo(new ObjectMapper().valueToTree(told.state()));
  }

  @Test
  void theRealWorldTellsTheTimeAndTakesNothing() throws Exception {
    start(Optional.empty(), BoardSettings.loopback(0));

    assertThat(state())
        .isEqualTo(
            "{\"nowMillis\":"
                + NOW.toEpochMilli()
                + ",\"speed\":1,\"speeds\":[],\"scenarios\":[]}");
    assertThat(postJson(SCENARIO, "{\"scenario\":\"typhoon\"}").statusCode()).isEqualTo(404);
    assertThat(postJson(SPEED, "{\"speed\":60}").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsAskedForIsDone() throws Exception {
    assertThat(postJson(SCENARIO, "{\"scenario\":\"typhoon\"}").statusCode()).isEqualTo(200);
    assertThat(postJson(SPEED, "{\"speed\":60}").body()).isEqualTo(state());

    assertThat(told.words).containsExactly("typhoon", "60 times");
  }

  @Test
  void whatHappensAlreadyIsNotStartedAgain() throws Exception {
    HttpResponse<String> answer = postJson(SCENARIO, "{\"scenario\":\"holiday\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("{\"error\":\"this scenario happens already\"}");
    assertThat(told.words).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        SCENARIO + " | {'scenario':'<script>'} | scenario has to be a key of /api/demo",
        SCENARIO + " | {'scenario':7} | scenario has to be a key of /api/demo",
        SCENARIO + " | {'scenario':null} | scenario has to be a key of /api/demo",
        SCENARIO + " | {'scenario':'typhoon','at':0} | the body has to be JSON with one field",
        SCENARIO + " | {} | the body has to be JSON with one field, scenario",
        SCENARIO + " | ['typhoon'] | the body has to be JSON with one field, scenario",
        SCENARIO + " | {'scenario':'typhoon'}{} | the body has to be JSON with one field",
        SCENARIO + " | {'scenario': | the body has to be JSON with one field, scenario",
        SCENARIO + " | `` | the body has to be JSON with one field, scenario",
        SCENARIO + "?x=1 | {'scenario':'typhoon'} | no parameter is known here",
        SPEED + " | {'speed':2} | speed has to be one of [1, 60]",
        SPEED + " | {'speed':-60} | speed has to be one of [1, 60]",
        SPEED + " | {'speed':60.5} | speed has to be one of [1, 60]",
        SPEED + " | {'speed':4294967356} | speed has to be one of [1, 60]",
        SPEED + " | {'speed':'60'} | speed has to be one of [1, 60]"
      })
  void anythingElseIsRefusedWithTheReason(String path, String body, String reason)
      throws Exception {
    HttpResponse<String> answer = postJson(path, body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(answer.body()).path("error").asText())
        .startsWith(reason)
        .doesNotContain("<");
    assertThat(told.words).isEmpty();
  }

  /** These a browser sends to another host without asking it first. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void whatAFormElsewhereCouldSendIsRefused(String type) throws Exception {
    HttpResponse<String> answer =
        post(SCENARIO, "{\"scenario\":\"typhoon\"}", "Content-Type", type);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(told.words).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://localhost:1", "null", "::"})
  void aPageElsewhereMayDoNothing(String origin) throws Exception {
    HttpResponse<String> answer =
        post(SPEED, "{\"speed\":60}", "Content-Type", "application/json", "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(told.words).isEmpty();
  }

  @Test
  void theOwnPageMay() throws Exception {
    String origin = "http://127.0.0.1:" + board.url().getPort();

    assertThat(
            post(
                    SPEED,
                    "{\"speed\":60}",
                    "Content-Type",
                    "application/json; charset=utf-8",
                    "Origin",
                    origin)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutTheTokenNothingIsDone() throws Exception {
    start(Optional.of(told), new BoardSettings("127.0.0.1", 0, Optional.of("a secret")));

    assertThat(postJson(SPEED, "{\"speed\":60}").statusCode()).isEqualTo(401);
    assertThat(told.words).isEmpty();
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    assertThat(postJson(SCENARIO, "{\"scenario\":\"" + "x".repeat(100_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertThat(told.words).isEmpty();
  }
}
