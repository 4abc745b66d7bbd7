package io.clearwatch.board.store;

/** The store does not answer, or refuses; the message is a line for the reader of the board. */
public class StoreAwayException extends RuntimeException {
  public StoreAwayException(String message) {
    super(message);
  }

  public StoreAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
