package io.clearwatch.wire;

import java.util.Locale;

/** A format of event files. */
public enum EventFormat {
  /** One JSON object a line, UTF-8. */
  JSONL,
  /** Comma-separated values with a header row, UTF-8 (RFC 4180). */
  CSV,
  /** Avro object container. */
  AVRO;

  private final String extension = name().toLowerCase(Locale.ROOT);

  /** File name extension without the dot. */
  public String extension() {
    return extension;
  }

  /** The format whose {@link #extension()} is given, or null. */
  public static EventFormat byExtension(String extension) {
    for (EventFormat format : values()) {
      if (format.extension.equals(extension)) {
        return format;
      }
    }
    return null;
  }
}
