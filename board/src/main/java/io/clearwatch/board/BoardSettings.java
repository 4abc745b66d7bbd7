package io.clearwatch.board;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the board listens, and whom it answers.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param token what a reader has to know; required on an address that others can reach
 */
public record BoardSettings(String host, int port, Optional<String> token) {
  /** Environment variable of the token. */
  public static final String TOKEN_VARIABLE = "BOARD_TOKEN";

  /** On this machine only, for everyone who is on it. */
  public static BoardSettings loopback(int port) {
    return new BoardSettings("127.0.0.1", port, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if others could read without a token, or the host is unknown
   */
  public BoardSettings {
    if (token.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "a board that listens on " + host + " needs a token: set " + TOKEN_VARIABLE);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("the host " + host + " is not known", e);
    }
  }
}
