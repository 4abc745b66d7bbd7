package io.clearwatch.jobs.options;

/** A setting that cannot be used. The message is one line for the user: what, where, what to do. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause kept for the log; the user sees the message only
   */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
