package io.clearwatch.wire;

/** A folder of events that cannot be used; the message says what, where and what to do. */
public final class EventFolderException extends RuntimeException {
  EventFolderException(String message) {
    super(message);
  }

  EventFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
