package io.clearwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads JSON Lines: one object a line, blank lines skipped. */
final class JsonLinesReader extends LineEventReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // UTF-8 only: garbage must not pass for UTF-16.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  JsonLinesReader(EventFile file, EventChecks checks, Consumer<String> warnings)
      throws IOException {
    super(file, checks, warnings);
  }

  @Override
  EventRead readLine() throws IOException {
    assembler.begin();
    try (JsonParser parser = JSON.createParser(lines.buffer(), lines.start(), lines.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return rejected(undecodable("not a JSON object"));
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        EventField field = assembler.fields().byName(name);
        JsonToken token = parser.nextToken();
        if (field == null) {
          warnOfUnknown(name);
          parser.skipChildren();
        } else {
          readValue(parser, token, field);
        }
      }
      if (parser.nextToken() != null) {
        return rejected(undecodable("more than one JSON object on the line"));
      }
    } catch (JsonProcessingException e) {
      return rejected(undecodable("not JSON: " + e.getOriginalMessage()));
    }
    return assembled();
  }

  private void readValue(JsonParser parser, JsonToken token, EventField field) throws IOException {
    EventField.Kind kind = field.kind();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == JsonToken.VALUE_STRING
        && kind != EventField.Kind.INTEGER
        && kind != EventField.Kind.BOOLEAN) {
      assembler.setText(field, parser.getText());
    } else if (token.isBoolean() && kind == EventField.Kind.BOOLEAN) {
      assembler.set(field, token == JsonToken.VALUE_TRUE);
    } else if (token == JsonToken.VALUE_NUMBER_INT && kind == EventField.Kind.INTEGER) {
      try {
        assembler.set(field, parser.getLongValue());
      } catch (InputCoercionException e) {
        assembler.problem(field.bad(parser.getText(), "not a whole number of 64 bits").problem());
      }
    } else if (token == JsonToken.VALUE_STRING && parser.getText().isEmpty()) {
      return; // empty is null, whatever the type
    } else {
      assembler.problem(field.bad(parser.getText(), "not a JSON " + jsonType(kind)).problem());
      parser.skipChildren();
    }
  }

  private static String jsonType(EventField.Kind kind) {
    return switch (kind) {
      case TEXT, SYMBOL, TIME -> "string";
      case INTEGER -> "whole number";
      case BOOLEAN -> "boolean";
    };
  }
}
