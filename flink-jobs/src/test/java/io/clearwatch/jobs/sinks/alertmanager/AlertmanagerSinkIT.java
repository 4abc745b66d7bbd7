package io.clearwatch.jobs.sinks.alertmanager;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.util.InstantiationUtil;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator, its state and its timers, before servers that fail in every way. */
@Timeout(60)
class AlertmanagerSinkIT {
  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  /** Longer than any pause after a failure. */
  private static final long A_WHILE = MINUTE;

  @Test
  void anAlertIsSentAgainEveryMinuteWhileItFires() throws Exception {
    try (FaultyServer server = new FaultyServer(200);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(1);

      sink.now(NOW + MINUTE);
      sink.now(NOW + MINUTE + SECOND);
      sink.awaitAnswers(1);
      sink.now(NOW + 2 * MINUTE + SECOND);
      sink.awaitAnswers(1);

      assertThat(server.requests()).hasSize(3).allMatch(AlertmanagerSinkIT::isImportsFiring);
    }
  }

  @Test
  void alertsOfOneTickComeInOneRequest() throws Exception {
    try (FaultyServer server = new FaultyServer(200);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.take(Alerts.exports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(1);

      assertThat(server.requests())
          .singleElement()
          .satisfies(alerts -> assertThat(alerts).hasSize(2));
    }
  }

  @Test
  void anEndIsSentAtOnceAndAgainForAQuarterOfAnHour() throws Exception {
    try (FaultyServer server = new FaultyServer(200);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(1);
      sink.take(Alerts.imports(RESOLVED, NOW + 2 * SECOND));
      for (long minute = 0; minute < 15; minute++) {
        sink.now(NOW + 2 * SECOND + minute * MINUTE);
        sink.awaitAnswers(1);
      }
      sink.now(NOW + SECOND + 15 * MINUTE);
      assertThat(server.requests()).hasSize(16);
      assertThat(server.requests().subList(1, 16))
          .allSatisfy(
              alerts ->
                  assertThat(alerts.path(0).path("endsAt").asText())
                      .isEqualTo("2026-03-01T12:00:01Z"));

      sink.now(NOW + SECOND + 16 * MINUTE);
      sink.take(Alerts.exports(FIRING, NOW + 16 * MINUTE));
      sink.now(NOW + 3 * SECOND + 16 * MINUTE);
      sink.awaitAnswers(1);
      assertThat(targets(server.requests().get(16))).containsExactly("dalian-export-clearance");
    }
  }

  @Test
  void aServerThatNeverAnswersHoldsNothingUp() throws Exception {
    try (FaultyServer server = new FaultyServer(FaultyServer.SILENCE);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      Awaitility.await().until(() -> server.requests().size() == 1);

      long start = System.nanoTime();
      long size = 0;
      for (int i = 1; i <= 200; i++) {
        for (int j = 0; j < 250; j++) {
          sink.take(Alerts.stuck("D" + i + '-' + j, FIRING, NOW));
          sink.take(Alerts.exports(j % 2 == 0 ? FIRING : RESOLVED, NOW));
        }
        sink.watermark(NOW + i);
        size = sink.checkpoint().getStateSize();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(size).isLessThan(10_000);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsBackIsToldOfAll() throws Exception {
    try (FaultyServer server = new FaultyServer(503);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(1);
      sink.take(Alerts.imports(RESOLVED, NOW + SECOND));
      sink.take(Alerts.exports(FIRING, NOW + SECOND));
      for (int hour = 1; hour < 10; hour++) {
        sink.now(NOW + hour * 60 * MINUTE);
        sink.awaitAnswers(1);
      }
      server.answerWith(200);
      int failed = server.requests().size();
      sink.now(NOW + 11 * 60 * MINUTE);
      sink.awaitAnswers(1);

      JsonNode last = server.requests().get(failed);
      assertThat(targets(last))
          .containsExactlyInAnyOrder("dalian-import-clearance", "dalian-export-clearance");
      assertThat(ended(last)).containsExactly("dalian-import-clearance");
    }
  }

  @Test
  void whatNoServerHasTakenSurvivesARestart() throws Exception {
    try (FaultyServer server = new FaultyServer(503)) {
      OperatorSubtaskState state;
      try (RunningSink sink = RunningSink.start(settings(server), NOW)) {
        sink.take(Alerts.imports(FIRING, NOW));
        sink.take(Alerts.exports(FIRING, NOW));
        sink.now(NOW + SECOND);
        sink.awaitAnswers(1);
        sink.take(Alerts.imports(RESOLVED, NOW + SECOND));
        state = sink.checkpoint();
      }
      server.answerWith(200);
      int failed = server.requests().size();
      try (RunningSink sink =
          RunningSink.restore(settings(server), Catalogue.builtIn(), state, NOW + A_WHILE)) {
        sink.now(NOW + A_WHILE + SECOND);
        sink.awaitAnswers(1);
      }
      JsonNode sent = server.requests().get(failed);
      assertThat(targets(sent))
          .containsExactlyInAnyOrder("dalian-import-clearance", "dalian-export-clearance");
      assertThat(ended(sent)).containsExactly("dalian-import-clearance");
    }
  }

  @Test
  void anAlertThatEndedDuringALongPauseOfTheJobPagesNobodyAgain() throws Exception {
    long later = NOW + 180 * MINUTE;
    try (FaultyServer server = new FaultyServer(200)) {
      OperatorSubtaskState state;
      try (RunningSink sink = RunningSink.start(settings(server), NOW)) {
        sink.take(Alerts.imports(FIRING, NOW));
        sink.now(NOW + SECOND);
        sink.awaitAnswers(1);
        state = sink.checkpoint();
      }
      try (RunningSink sink =
          RunningSink.restore(settings(server), Catalogue.builtIn(), state, later)) {
        sink.now(later + SECOND);
        sink.take(Alerts.imports(RESOLVED, NOW + 60 * MINUTE));
        sink.watermark(later);
        sink.now(later + 2 * SECOND);
        sink.awaitAnswers(1);
      }
      assertThat(server.requests()).hasSize(2);
      assertThat(ended(server.requests().get(1))).containsExactly("dalian-import-clearance");
    }
  }

  /** The catalogue of a job is that of its start; what was published since is not in it. */
  @Test
  void anAlertOfATargetThatWasPublishedAfterTheStartOutlivesARestart(@TempDir Path folder)
      throws Exception {
    String document =
        Files.readString(Path.of("../seeds/documents/dalian-2022.yaml"))
            .replace("dalian-import-clearance", "another");
    Catalogue other = Catalogue.load(Files.writeString(folder.resolve("d.yaml"), document));
    try (FaultyServer server = new FaultyServer(200)) {
      OperatorSubtaskState state;
      try (RunningSink sink = RunningSink.start(settings(server), NOW)) {
        sink.take(Alerts.imports(FIRING, NOW));
        sink.take(Alerts.exports(FIRING, NOW));
        state = sink.checkpoint();
      }
      try (RunningSink sink = RunningSink.restore(settings(server), other, state, NOW)) {
        sink.now(NOW + SECOND);
        sink.awaitAnswers(1);
      }
      assertThat(targets(server.requests().get(0)))
          .containsExactlyInAnyOrder("dalian-export-clearance", "dalian-import-clearance");
    }
  }

  @Test
  void everyMemberOfAClusterIsTold() throws Exception {
    try (FaultyServer one = new FaultyServer(200);
        FaultyServer other = new FaultyServer(503);
        RunningSink sink = RunningSink.start(settings(one, other), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(2);
      sink.take(Alerts.imports(RESOLVED, NOW + SECOND));
      sink.now(NOW + A_WHILE);
      sink.awaitAnswers(2);
      assertThat(ended(last(one))).containsExactly("dalian-import-clearance");

      other.answerWith(200);
      sink.now(NOW + 60 * A_WHILE);
      sink.awaitAnswers(2);
      assertThat(other.requests()).hasSize(3);
      assertThat(ended(last(other))).containsExactly("dalian-import-clearance");
    }
  }

  @Test
  void anAlertThatIsRefusedHoldsNoOtherUp() throws Exception {
    try (FaultyServer server = new FaultyServer(400);
        RunningSink sink = RunningSink.start(settings(server), NOW)) {
      sink.take(Alerts.imports(FIRING, NOW));
      sink.now(NOW + SECOND);
      sink.awaitAnswers(1);
      sink.take(Alerts.exports(FIRING, NOW));
      sink.now(NOW + 2 * SECOND);
      sink.awaitAnswers(1);

      assertThat(targets(last(server))).containsExactly("dalian-export-clearance");
    }
  }

  @Test
  void theTokenIsABearerOneOrUserAndPassword() throws Exception {
    byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
    try (FaultyServer server = new FaultyServer(200)) {
      for (Optional<String> token :
          List.of(Optional.<String>empty(), Optional.of("abc"), Optional.of("user:pass"))) {
        new AlertmanagerClient(Duration.ofSeconds(10), token).send(server.url(), none).join();
      }
      assertThat(server.authorizations())
          .containsExactly("null", "Bearer abc", "Basic dXNlcjpwYXNz");
    }
  }

  @Test
  void theSinkTravelsWithTheJobGraph() throws Exception {
    AlertmanagerSettings settings = AlertmanagerSettings.of(List.of("http://a:9093/"));
    assertThat(
            InstantiationUtil.clone(
                new AlertmanagerSink(settings, Catalogue.builtIn(), PortRegistry.builtIn())))
        .isNotNull();
  }

  private static AlertmanagerSettings settings(FaultyServer... servers) {
    List<String> urls = new ArrayList<>();
    for (FaultyServer server : servers) {
      urls.add(server.url());
    }
    return AlertmanagerSettings.of(urls);
  }

  private static JsonNode last(FaultyServer server) {
    return server.requests().get(server.requests().size() - 1);
  }

  private static boolean isImportsFiring(JsonNode alerts) {
    return targets(alerts).equals(List.of("dalian-import-clearance")) && ended(alerts).isEmpty();
  }

  private static List<String> targets(JsonNode alerts) {
    List<String> targets = new ArrayList<>();
    alerts.forEach(alert -> targets.add(alert.path("labels").path("target").asText()));
    return targets;
  }

  private static List<String> ended(JsonNode alerts) {
    List<String> targets = new ArrayList<>();
    alerts.forEach(
        alert -> {
          if (alert.has("endsAt")) {
            targets.add(alert.path("labels").path("target").asText());
          }
        });
    return targets;
  }
}
