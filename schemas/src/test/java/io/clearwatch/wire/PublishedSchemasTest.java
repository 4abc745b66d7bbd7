package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearwatch.events.Alert;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the IDL and the published versions together: see the failure texts for what to do. */
class PublishedSchemasTest {

  static Stream<Schema> current() {
    return Stream.of(
        DeclarationEvent.getClassSchema(),
        ReleaseEvent.getClassSchema(),
        InspectionEvent.getClassSchema(),
        RefundEvent.getClassSchema(),
        Clearance.getClassSchema(),
        Alert.getClassSchema(),
        Rejected.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("current")
  void currentSchemaIsTheNewestPublishedVersion(Schema current) throws Exception {
    List<String> versions = versionsOf(current);
    Schema newest = PublishedSchemas.get().byName(versions.get(versions.size() - 1));

    assertThat(newest)
        .as(
            "the IDL of %s has changed: publish it as src/main/resources/published/%s-v%d.avsc"
                + " and add that name to index.txt; its content:%n%s",
            current.getName(),
            current.getName(),
            versions.size() + 1,
            SchemaFormatter.format("json/pretty", withoutJavaTypes(current)))
        .isEqualTo(withoutJavaTypes(current));
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyPublishedVersionCanBeRead(Schema current) {
    for (String version : versionsOf(current)) {
      Schema writer = PublishedSchemas.get().byName(version);
      var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(current, writer);

      assertThat(compatibility.getType())
          .as("messages of %s could not be read: %s", version, compatibility.getResult())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      long fingerprint = SchemaNormalization.parsingFingerprint64(writer);
      assertThat(PublishedSchemas.get().byFingerprint(fingerprint)).isEqualTo(writer);
    }
  }

  @Test
  void versionsAreNumberedFromOneInTheIndex() {
    List<String> expected =
        current()
            .flatMap(
                schema -> {
                  int versions = versionsOf(schema).size();
                  return Stream.iterate(1, i -> i + 1)
                      .limit(versions)
                      .map(i -> schema.getName() + "-v" + i + ".avsc");
                })
            .toList();

    assertThat(PublishedSchemas.get().names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> versionsOf(Schema schema) {
    return PublishedSchemas.get().names().stream()
        .filter(name -> name.startsWith(schema.getName() + "-v"))
        .toList();
  }

  /** How generated Java code holds a string is of no interest to other readers. */
  private static Schema withoutJavaTypes(Schema schema) throws Exception {
    JsonNode json = new ObjectMapper().readTree(schema.toString());
    removeJavaTypes(json);
    return new Schema.Parser().parse(json.toString());
  }

  private static void removeJavaTypes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    node.forEach(PublishedSchemasTest::removeJavaTypes);
  }
}
