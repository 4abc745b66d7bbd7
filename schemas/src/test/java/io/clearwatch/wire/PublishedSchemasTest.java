package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.Alert;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/** Keeps the IDL and the published versions together: see the failure texts for what to do. */
class PublishedSchemasTest {
  private static final List<Schema> CURRENT =
      List.of(
          DeclarationEvent.getClassSchema(),
          ReleaseEvent.getClassSchema(),
          InspectionEvent.getClassSchema(),
          RefundEvent.getClassSchema(),
          Clearance.getClassSchema(),
          Alert.getClassSchema(),
          Rejected.getClassSchema(),
          PublishedTarget.getClassSchema());

  private static final Schema RELEASE = ReleaseEvent.getClassSchema();
  private static final Schema WITH_BERTH =
      ForeignWriter.withField(
          RELEASE, "{\"name\":\"berth\",\"type\":[\"null\",\"string\"],\"default\":null}");

  /** What a set of versions is made of: contents by name, and the index. */
  private final Map<String, String> resources = new LinkedHashMap<>();

  @Test
  void thePublishedVersionsFitTheIdl() {
    assertThat(Publication.problems(PublishedSchemas.get(), CURRENT)).isEmpty();
  }

  @Test
  void everyVersionIsFoundByItsFingerprint() {
    assertThat(PublishedSchemas.get().versions())
        .allSatisfy(
            version -> {
              long fingerprint = SchemaNormalization.parsingFingerprint64(version.schema());
              assertThat(PublishedSchemas.get().byFingerprint(fingerprint))
                  .isEqualTo(version.schema());
            });
  }

  @Test
  void severalVersionsOfARecordFit() {
    publish("ReleaseEvent-v1.avsc", RELEASE);
    publish("ReleaseEvent-v2.avsc", WITH_BERTH);

    assertThat(problems(WITH_BERTH)).isEmpty();
  }

  @Test
  void aVersionThatIsRemovedIsMissed() {
    publish("ReleaseEvent-v2.avsc", WITH_BERTH);

    assertThat(problems(WITH_BERTH))
        .singleElement()
        .asString()
        .isEqualTo(
            "index.txt has ReleaseEvent-v2.avsc where ReleaseEvent-v1.avsc should be:"
                + " put back what was removed, oldest first");
  }

  @Test
  void aFileThatIsRemovedIsMissed() {
    publish("ReleaseEvent-v1.avsc", RELEASE);
    resources.remove("ReleaseEvent-v1.avsc");

    assertThatThrownBy(this::published).hasMessageContaining("ReleaseEvent-v1.avsc");
  }

  @Test
  void aRecordThatLeavesTheIdlIsMissed() {
    publish("ReleaseEvent-v1.avsc", RELEASE);

    assertThat(Publication.problems(published(), List.of()))
        .singleElement()
        .asString()
        .startsWith("ReleaseEvent-v1.avsc is of no record of the IDL");
  }

  @Test
  void everyChangeOfAPublishedVersionIsNoticed() {
    for (Schema changed :
        List.of(
            WITH_BERTH,
            ForeignWriter.edited(RELEASE, "\"LOADED\"", "\"LOADED\",\"RETURNED\""),
            ForeignWriter.edited(RELEASE, "timestamp-millis", "timestamp-micros"),
            ForeignWriter.edited(RELEASE, "hand-over", "handover"))) {
      resources.clear();
      publish("ReleaseEvent-v1.avsc", RELEASE);
      resources.put("ReleaseEvent-v1.avsc", Publication.content(changed));

      assertThat(problems(changed))
          .as("%s", changed)
          .anySatisfy(
              problem ->
                  assertThat(problem).startsWith("ReleaseEvent-v1.avsc is not what was published"));
    }
  }

  @Test
  void aChangeOfTheIdlHasToBePublished() {
    publish("ReleaseEvent-v1.avsc", RELEASE);

    assertThat(problems(WITH_BERTH))
        .singleElement()
        .asString()
        .startsWith("the IDL of ReleaseEvent has changed.")
        .contains("published/ReleaseEvent-v2.avsc", "\"berth\"")
        .endsWith("ReleaseEvent-v2.avsc " + Publication.pin(Publication.content(WITH_BERTH)));
  }

  @Test
  void aChangeOfTheIdlMustNotMakeOldMessagesUnreadable() {
    for (Schema changed :
        List.of(
            ForeignWriter.edited(RELEASE, "\"name\":\"port\"", "\"name\":\"place\""),
            ForeignWriter.edited(RELEASE, ",\"COLLECTED\"", ""),
            ForeignWriter.edited(RELEASE, "timestamp-millis", "timestamp-micros"))) {
      resources.clear();
      publish("ReleaseEvent-v1.avsc", RELEASE);
      publish("ReleaseEvent-v2.avsc", changed);

      assertThat(problems(changed))
          .as("%s", changed)
          .singleElement()
          .asString()
          .startsWith("with this change of the IDL messages of ReleaseEvent-v1.avsc could not be");
    }
  }

  @Test
  void aVersionWithoutPinIsRefused() {
    resources.put("index.txt", "ReleaseEvent-v1.avsc\n");

    assertThatThrownBy(this::published)
        .hasMessage("index.txt has no pin after ReleaseEvent-v1.avsc");
  }

  private List<String> problems(Schema current) {
    return Publication.problems(published(), List.of(current));
  }

  private PublishedSchemas published() {
    return new PublishedSchemas(
        name -> {
          String content = resources.get(name);
          if (content == null) {
            throw new IllegalStateException("there is no " + name);
          }
          return content;
        });
  }

  private void publish(String name, Schema schema) {
    String content = Publication.content(schema);
    resources.put(name, content);
    resources.merge("index.txt", name + " " + Publication.pin(content) + "\n", String::concat);
  }
}
