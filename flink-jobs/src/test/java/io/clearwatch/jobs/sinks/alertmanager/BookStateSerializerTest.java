package io.clearwatch.jobs.sinks.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.AlertKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookStateSerializerTest {
  private final BookStateSerializer serializer = new BookStateSerializer();

  @Test
  void everyFieldOfAnAlertSurvives() throws IOException {
    KeptAlert alert = new KeptAlert();
    alert.key = new AlertKey(AlertKind.STUCK, "release", "dalian", "dalian-dayaowan", "IMPORT");
    alert.alertId = "id";
    alert.subject = "报关单 1";
    alert.value = 73.5;
    alert.cases = 3;
    alert.startsAtMillis = 1;
    alert.endsAtMillis = 2;
    alert.endSeenMillis = 3;
    alert.heldUntilMillis = 4;
    alert.attempted = true;
    alert.endTakenBy.addAll(Set.of("http://a:1", "http://b:1"));

    BookState read =
        serializer.deserialize(1, serializer.serialize(new BookState(7, List.of(alert))));

    assertThat(read.savedMillis()).isEqualTo(7);
    assertThat(read.alerts()).singleElement().usingRecursiveComparison().isEqualTo(alert);
  }

  @Test
  void aFieldOfALaterProgramIsLeftOut() throws IOException {
    String later = "{\"savedMillis\":7,\"mood\":1,\"alerts\":[{\"alertId\":\"id\",\"colour\":2}]}";

    BookState read = serializer.deserialize(1, later.getBytes(StandardCharsets.UTF_8));

    assertThat(read.alerts()).singleElement().matches(alert -> alert.alertId.equals("id"));
  }

  @Test
  void aStateOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has version 2");
  }
}
