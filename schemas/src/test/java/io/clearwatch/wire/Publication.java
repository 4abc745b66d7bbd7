package io.clearwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearwatch.wire.PublishedSchemas.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** Whether the published versions and the records of the IDL fit together. */
final class Publication {
  private Publication() {}

  /** What does not fit, and what to do; empty if all is well. */
  static List<String> problems(PublishedSchemas published, Collection<Schema> current) {
    List<String> problems = new ArrayList<>();
    List<Version> unclaimed = new ArrayList<>(published.versions());
    for (Schema schema : current) {
      List<Version> versions =
          published.versions().stream()
              .filter(version -> version.name().startsWith(schema.getName() + "-v"))
              .toList();
      unclaimed.removeAll(versions);
      addNumbering(versions, schema, problems);
      addUnpublished(versions, schema, problems);
      addUnreadable(versions, schema, problems);
    }
    for (Version version : unclaimed) {
      problems.add(version.name() + " is of no record of the IDL: old messages are lost with it");
    }
    for (Version version : published.versions()) {
      if (!pin(version.content()).equals(version.pin())) {
        problems.add(
            version.name()
                + " is not what was published: take the change back and publish a new version"
                + " instead, since messages of the old one stay on the topics");
      }
    }
    return problems;
  }

  /** The pin of a content. */
  static String pin(String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The content of a version of a record as it is now. */
  static String content(Schema current) {
    return SchemaFormatter.format("json/pretty", withoutJavaTypes(current)) + "\n";
  }

  private static void addNumbering(List<Version> versions, Schema schema, List<String> problems) {
    for (int i = 0; i < versions.size(); i++) {
      String expected = name(schema, i + 1);
      if (!versions.get(i).name().equals(expected)) {
        problems.add(
            "index.txt has "
                + versions.get(i).name()
                + " where "
                + expected
                + " should be: put back what was removed, oldest first");
        return;
      }
    }
  }

  private static void addUnpublished(List<Version> versions, Schema schema, List<String> problems) {
    Schema newest = versions.isEmpty() ? null : versions.get(versions.size() - 1).schema();
    if (!withoutJavaTypes(schema).equals(newest)) {
      String name = name(schema, versions.size() + 1);
      String content = content(schema);
      problems.add(
          "the IDL of %s has changed. Publish it as src/main/resources/published/%s with the lines%n%s%nand add to index.txt beside it the line%n%s %s"
              .formatted(schema.getName(), name, content, name, pin(content)));
    }
  }

  private static void addUnreadable(List<Version> versions, Schema schema, List<String> problems) {
    for (Version version : versions) {
      String problem = SchemaResolution.problem(schema, version.schema());
      if (problem != null) {
        problems.add(
            "with this change of the IDL messages of %s could not be read any more: %s"
                .formatted(version.name(), problem));
      }
    }
  }

  private static String name(Schema schema, int version) {
    return schema.getName() + "-v" + version + ".avsc";
  }

  /** How generated Java code holds a string is of no interest to other readers. */
  private static Schema withoutJavaTypes(Schema schema) {
    try {
      JsonNode json = new ObjectMapper().readTree(schema.toString());
      removeJavaTypes(json);
      return new Schema.Parser().parse(json.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void removeJavaTypes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    node.forEach(Publication::removeJavaTypes);
  }
}
