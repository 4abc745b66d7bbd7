package io.clearwatch.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** An iterator over what {@link #advance} gives. */
abstract class LookAheadReader implements EventFileReader {
  private final String path;
  private EventRead following;
  private boolean ended;

  LookAheadReader(String path) {
    this.path = path;
  }

  /** The next event, usable or rejected, or null at the end of the file. */
  abstract EventRead advance() throws IOException;

  @Override
  public final boolean hasNext() {
    if (following == null && !ended) {
      try {
        following = advance();
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be read on: " + e.getMessage(), e);
      }
      ended = following == null;
    }
    return following != null;
  }

  @Override
  public final EventRead next() {
    if (!hasNext()) {
      throw new NoSuchElementException("end of " + path);
    }
    EventRead read = following;
    following = null;
    return read;
  }
}
