package io.clearwatch.wire;

/** A folder of schemas that cannot be used; the message says what, where and what to do. */
public final class SchemaFolderException extends RuntimeException {
  SchemaFolderException(String message) {
    super(message);
  }

  SchemaFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
