package io.clearwatch.standalone.embedded;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports for the embedded parts. */
public final class Ports {
  /** Stands for "any free port". */
  public static final int ANY = 0;

  /** The only address that the embedded parts listen on. */
  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /**
   * The port itself if it is free, or some free one if it is {@link #ANY}.
   *
   * @throws CommandException if the port is in use or not allowed
   */
  public static int free(int port) {
    return tryBind(port, "");
  }

  /**
   * Fails early if the port is taken, naming the option that chooses another.
   *
   * @param option as the user types it, like {@code --port}
   * @throws CommandException if the port is in use or not allowed
   */
  public static int free(int port, String option) {
    return tryBind(port, "; choose another with " + option);
  }

  private static int tryBind(int port, String advice) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (BindException e) {
      boolean taken = !String.valueOf(e.getMessage()).contains("Permission");
      throw new CommandException(
          "port " + port + (taken ? " is in use" : " is not permitted") + advice, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a port on " + LOOPBACK, e);
    }
  }
}
