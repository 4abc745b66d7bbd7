package io.clearwatch.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.board.demo.DemoState;
import io.clearwatch.board.views.Alerts;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.Clearances;
import io.clearwatch.board.views.Figures;
import io.clearwatch.board.views.Inspections;
import io.clearwatch.board.views.Overview;
import io.clearwatch.board.views.Refunds;
import io.clearwatch.board.views.Track;
import io.clearwatch.board.views.TrackReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the board answers, and what. */
@Timeout(30)
class BoardServerIT {
  private static final String TOKEN = "a secret of the port";

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmptyStore store = new EmptyStore();
  private BoardServer board;

  @BeforeEach
  void start() {
    start(BoardSettings.loopback(0));
  }

  private void start(BoardSettings settings) {
    stop();
    board =
        BoardServer.start(
            settings, store, BoardSeeds.builtIn(), TrackReader.NONE, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    if (board != null) {
      board.close();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(board.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** A request as it is written, which a client would not send. */
  private String raw(String head) throws IOException {
    try (Socket socket = new Socket(board.url().getHost(), board.url().getPort());
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      out.print(head.replace("\n", "\r\n") + "\r\n\r\n");
      out.flush();
      return in.readLine();
    }
  }

  @Test
  void thePageComesWithAStrictPolicy() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app.js",
        "/alerts.js",
        "/chart.js",
        "/clearances.js",
        "/dom.js",
        "/inspections.js",
        "/overview.js",
        "/parts.js",
        "/plot.js",
        "/refunds.js",
        "/track.js",
        "/world.js",
        "/words.js",
        "/style.css"
      })
  void whatThePageNeedsIsServedFromHere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(200);
    assertThat(get(path).body()).doesNotContain("//cdn", "@import", "innerHTML", "eval(");
  }

  @Test
  void aStoreWithoutFiguresIsSaidToHaveNone() throws Exception {
    HttpResponse<String> answer = get("/api/overview");
    JsonNode overview = new ObjectMapper().readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(overview.path("asOfMillis").asLong()).isZero();
    assertThat(overview.path("promises")).isEmpty();
  }

  @Test
  void theDescriptionOfTheApiIsThatOfItsAnswers() throws Exception {
    assertThat(get("/api").headers().firstValue("Location").orElseThrow())
        .endsWith("/openapi.json");
    JsonNode description = new ObjectMapper().readTree(get("/openapi.json").body());
    JsonNode schemas = description.path("components").path("schemas");

    assertThat(description.path("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "/api/overview",
            "/api/clearances",
            "/api/inspections",
            "/api/refunds",
            "/api/alerts",
            "/api/track",
            "/api/demo",
            "/api/demo/scenario",
            "/api/demo/speed",
            "/api/events",
            "/healthz");
    for (Class<?> view :
        List.of(
            Clearances.class,
            Inspections.class,
            Refunds.class,
            Alerts.class,
            Overview.class,
            Track.class,
            Track.Declaration.class,
            Track.Step.class,
            Track.Span.class,
            Track.Stuck.class,
            DemoState.class,
            DemoState.Happening.class)) {
      assertThat(names(view)).isEqualTo(properties(schemas.path(view.getSimpleName())));
    }
    for (Class<?> view :
        List.of(Clearances.class, Inspections.class, Refunds.class, Alerts.class)) {
      for (Class<?> part : view.getDeclaredClasses()) {
        assertThat(names(part))
            .as(part.getSimpleName())
            .isEqualTo(properties(schemas.path(part.getSimpleName())));
      }
    }
    for (Class<?> part :
        List.of(
            Figures.class,
            Overview.OverdueDeclaration.class,
            Overview.FiringAlert.class,
            Overview.Verdict.class)) {
      assertThat(names(part)).isEqualTo(properties(schemas.path(part.getSimpleName())));
    }
    assertThat(names(Overview.Promise.class))
        .isEqualTo(
            properties(schemas.path("Overview").path("properties").path("promises").path("items")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/clearances",
        "/api/clearances?city=dalian&direction=EXPORT&definition=logistics&window=30d",
        "/api/inspections?city=qingdao&window=7d",
        "/api/refunds?window=30d",
        "/api/alerts"
      })
  void everyViewSaysThatNothingIsStored(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(answer.body()).path("asOfMillis").asLong(-1)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/clearances?city=beijing | city has to be one of",
        "/api/clearances?direction=import | direction has to be one of IMPORT, EXPORT",
        "/api/clearances?definition=clearance_customs | definition has to be one of customs",
        "/api/clearances?window=1h | window has to be one of 24h, 7d, 30d",
        "/api/clearances?window= | window has to be one of 24h, 7d, 30d",
        "/api/clearances?city=dalian&city=qingdao | city is given more than once",
        "/api/clearances?from=1970 | only these parameters are known here: city, direction",
        "/api/inspections?direction=IMPORT | only these parameters are known here: city, window",
        "/api/refunds?window=%3Cscript%3E | window has to be one of 24h, 7d, 30d",
        "/api/refunds?city=dalian' OR 1=1 | only these parameters are known here: window",
        "/api/track?number=1 | only these parameters are known here: id",
        "/api/track?id=a%00b | id has to have 200 characters at most",
        "/api/track?id=a&id=b | id is given more than once",
        "/api/overview?x=1 | no parameter is known here",
        "/api/alerts?%3Cb%3E=1 | no parameter is known here"
      })
  void aWrongParameterIsRefusedWithTheReason(String path, String reason) throws Exception {
    HttpResponse<String> answer = get(path.replace(" ", "%20"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(answer.body()).path("error").asText())
        .startsWith(reason)
        .doesNotContain("<", "beijing", "1=1");
  }

  @Test
  void aBoardThatKeepsNoDeclarationsSaysSo() throws Exception {
    assertThat(get("/api/track?id=%3Cb%3E..%2F..%27%20OR%201=1").body())
        .isEqualTo(
            "{\"keptDays\":0,\"readUpToMillis\":0,\"awaySinceMillis\":null,\"declaration\":null}");
    assertThat(get("/api/track?id=" + "9".repeat(201)).statusCode()).isEqualTo(400);
  }

  private static List<String> names(Class<?> answer) {
    return Arrays.stream(answer.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> properties(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aStoreThatIsAwayIsToldAndComesBack() throws Exception {
    store.isAway = true;
    HttpResponse<String> away = get("/api/overview");
    store.isAway = false;

    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.body()).isEqualTo("{\"error\":\"the store does not answer\"}");
    assertThat(get("/api/overview").statusCode()).isEqualTo(200);
    assertThat(get("/healthz").body()).isEqualTo("ok\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..;/WEB-INF/web.xml",
        "/log4j2.xml",
        "/io/clearwatch/board/BoardServer.class",
        "/%00",
        "/board/index.html"
      })
  void nothingButItsOwnFilesCanBeHad(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close"))
        .containsPattern("HTTP/1.1 (400|404)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void otherMethodsAreRefused(String method) throws Exception {
    HttpResponse<String> answer =
        send(request("/api/overview").method(method, BodyPublishers.ofString("x=<script>")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).doesNotContain("<script>");
  }

  @Test
  void anUnknownPathIsNotEchoed() throws Exception {
    HttpResponse<String> answer = get("/api/%3Cscript%3Ealert(1)%3C/script%3E");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("script");
  }

  @Test
  void anAddressThatIsTooLongIsRefused() throws Exception {
    assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\nHost: localhost\nConnection: close"))
        .contains(" 414 ");
  }

  @Test
  void aNameThatOnlyLeadsHereIsRefused() throws Exception {
    assertThat(raw("GET / HTTP/1.1\nHost: evil.example\nConnection: close")).contains(" 403 ");
    assertThat(raw("GET / HTTP/1.1\nHost: localhost:1\nConnection: close")).contains(" 200 ");
  }

  @Test
  void othersMayReadWithATokenOnly() {
    assertThatThrownBy(() -> new BoardSettings("0.0.0.0", 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a board that listens on 0.0.0.0 needs a token: set BOARD_TOKEN");
  }

  @Test
  void theTokenOpensAsBearerAndAsPassword() throws Exception {
    start(new BoardSettings("127.0.0.1", 0, Optional.of(TOKEN)));
    String password =
        Base64.getEncoder().encodeToString(("anyone:" + TOKEN).getBytes(StandardCharsets.UTF_8));

    assertThat(send(request("/").header("Authorization", "Bearer " + TOKEN)).statusCode())
        .isEqualTo(200);
    assertThat(send(request("/").header("Authorization", "Basic " + password)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic ???", "Basic eDp3cm9uZw==", "x"})
  void aWrongTokenOpensNothing(String authorization) throws Exception {
    start(new BoardSettings("127.0.0.1", 0, Optional.of(TOKEN)));

    for (String path : List.of("/", "/app.js", "/api/overview", "/api/events", "/none")) {
      HttpResponse<String> answer = send(request(path).header("Authorization", authorization));
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).doesNotContain(TOKEN);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Basic ");
    }
    assertThat(get("/").statusCode()).isEqualTo(401);
  }
}
