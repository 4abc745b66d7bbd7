package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.standalone.CommandException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedStoreIT {
  private static final Instant TICK = Instant.parse("2026-03-01T08:15:00Z");
  private static final String BACKLOG =
      "backlog,city=dalian,port=all,direction=IMPORT open=%di,overdue=2i,oldest_hours=41.5,"
          + "band_0=5i,band_1=1i,band_2=1i,band_3=1i %d";

  @TempDir Path folder;

  @Test
  void aPointThatIsWrittenAgainReplacesTheOneBefore() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      write(store, BACKLOG.formatted(8, TICK.toEpochMilli()));
      await().until(() -> open(store), List.of(8L)::equals);
      write(store, BACKLOG.formatted(9, TICK.toEpochMilli()));
      await().until(() -> open(store), List.of(9L)::equals);
    }
  }

  @Test
  void pointsSurviveARestartOnTheSameFolder() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      write(store, BACKLOG.formatted(8, TICK.toEpochMilli()));
    }
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      await().until(() -> open(store), List.of(8L)::equals);
    }
  }

  @Test
  void everyMeasurementTakesItsPoints() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      for (Measurement measurement : Measurement.values()) {
        write(store, sample(measurement));
      }
      for (Measurement measurement : Measurement.values()) {
        String sql = "SELECT * FROM " + measurement.key();
        await()
            .untilAsserted(
                () ->
                    assertThat(store.query(sql, row -> values(measurement, row)))
                        .containsExactly(sampleValues(measurement)));
      }
    }
  }

  @Test
  void parametersAreTextsAndNotSql() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      write(store, BACKLOG.formatted(8, TICK.toEpochMilli()));
      await().until(() -> open(store), List.of(8L)::equals);
      String sql = "SELECT open FROM backlog WHERE city = $1 AND direction = $2";

      assertThat(store.query(sql, row -> row.integer("open"), "dalian", "IMPORT"))
          .containsExactly(8L);
      assertThat(store.query(sql, row -> row.integer("open"), "x' OR 1 = 1 --", "IMPORT"))
          .isEmpty();
    }
  }

  @Test
  void aWrongStatementIsNamed() {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      assertThatThrownBy(() -> store.query("SELECT nothing FROM backlog", row -> row))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SELECT nothing FROM backlog");
    }
  }

  @Test
  void twoStoresRunSideBySide(@TempDir Path other) throws Exception {
    try (EmbeddedStore first = EmbeddedStore.start(folder, Ports.ANY);
        EmbeddedStore second = EmbeddedStore.start(other, Ports.ANY)) {
      write(first, BACKLOG.formatted(8, TICK.toEpochMilli()));
      write(second, BACKLOG.formatted(9, TICK.toEpochMilli()));

      await().until(() -> open(first), List.of(8L)::equals);
      await().until(() -> open(second), List.of(9L)::equals);
    }
  }

  @Test
  void portInUseIsNamed(@TempDir Path other) {
    try (EmbeddedStore store = EmbeddedStore.start(folder, Ports.ANY)) {
      int port = store.url().getPort();

      assertThatThrownBy(() -> EmbeddedStore.start(other, port))
          .isInstanceOf(CommandException.class)
          .hasMessage("port " + port + " is in use");
    }
  }

  private static List<Long> open(EmbeddedStore store) {
    return store.query("SELECT open FROM backlog", row -> row.integer("open"));
  }

  private static void write(EmbeddedStore store, String line) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(store.url().resolve("/api/v2/write?org=any&bucket=any&precision=ms"))
            .POST(HttpRequest.BodyPublishers.ofString(line))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  /** A line in which every tag holds its own name, and every field a value of its type. */
  private static String sample(Measurement measurement) {
    StringBuilder line = new StringBuilder(measurement.key());
    measurement.tags().forEach(tag -> line.append(',').append(tag).append('=').append(tag));
    char separator = ' ';
    for (Field field : measurement.fields()) {
      line.append(separator).append(field.name()).append('=');
      line.append(
          switch (field.type()) {
            case INTEGER -> "7i";
            case NUMBER -> "7.5";
            case BOOLEAN -> "true";
            case TEXT -> "\"seven\"";
          });
      separator = ',';
    }
    return line.append(' ').append(TICK.toEpochMilli()).toString();
  }

  private static String sampleValues(Measurement measurement) {
    StringBuilder values = new StringBuilder(TICK.toString());
    measurement.tags().forEach(tag -> values.append(' ').append(tag));
    for (Field field : measurement.fields()) {
      values
          .append(' ')
          .append(
              switch (field.type()) {
                case INTEGER -> "7";
                case NUMBER -> "7.5";
                case BOOLEAN -> "true";
                case TEXT -> "seven";
              });
    }
    return values.toString();
  }

  private static String values(Measurement measurement, Row row) {
    StringBuilder values = new StringBuilder(row.time("timestamp").toString());
    measurement.tags().forEach(tag -> values.append(' ').append(row.text(tag)));
    for (Field field : measurement.fields()) {
      values.append(' ');
      switch (field.type()) {
        case INTEGER -> values.append(row.integer(field.name()));
        case NUMBER -> values.append(row.number(field.name()));
        case BOOLEAN -> values.append(row.bool(field.name()));
        case TEXT -> values.append(row.text(field.name()));
      }
    }
    return values.toString();
  }
}
