package io.clearwatch.wire;

import java.io.Closeable;
import java.util.Iterator;

/**
 * The events of one file in its order, one for each line or record, usable or rejected.
 *
 * <p>{@link #next} throws {@link java.io.UncheckedIOException} only if the file itself cannot be
 * read on; nothing that stands in the file stops the reader.
 */
public interface EventFileReader extends Iterator<EventRead>, Closeable {
  /** How many bytes of the file have been read, for a person to see how far it is. */
  long positionBytes();

  /** True if the file could not be read to its end, as where it is cut off; so far as is known. */
  default boolean isCutShort() {
    return false;
  }
}
