package io.clearwatch.standalone;

/**
 * A failure whose cause is known: the command ends with status 1 and the message, one line that
 * says what is wrong, where, and what to do about it.
 */
public class CommandException extends RuntimeException {
  public CommandException(String message) {
    super(message);
  }

  /**
   * @param cause kept for the log; the user sees the message only
   */
  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
