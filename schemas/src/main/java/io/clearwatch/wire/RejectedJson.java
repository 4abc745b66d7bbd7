package io.clearwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.clearwatch.events.Rejected;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A rejected event as a line of {@code rejected.jsonl}: file, line, reason, detail, raw.
 *
 * <p>{@code line} is a number, or the text "partition:offset" for a message. {@code raw} is text;
 * where the bytes are not UTF-8 it is their base64, and {@code rawEncoding} says so.
 */
public final class RejectedJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private RejectedJson() {}

  /** The line, without its end. */
  public static String line(Rejected rejected) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("file", rejected.getOrigin());
      String position = rejected.getPosition();
      if (NUMBER.matcher(position).matches()) {
        out.writeNumberField("line", Long.parseLong(position));
      } else {
        out.writeStringField("line", position);
      }
      out.writeStringField("reason", rejected.getReason().name());
      out.writeStringField("detail", rejected.getDetail());
      writeRaw(out, rejected.getRaw());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeRaw(JsonGenerator out, ByteBuffer raw) throws IOException {
    try {
      out.writeStringField(
          "raw", StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString());
    } catch (CharacterCodingException e) {
      byte[] bytes = new byte[raw.remaining()];
      raw.duplicate().get(bytes);
      out.writeBinaryField("raw", bytes);
      out.writeStringField("rawEncoding", "base64");
    }
  }
}
