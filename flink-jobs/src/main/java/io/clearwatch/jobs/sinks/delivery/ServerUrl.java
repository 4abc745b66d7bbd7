package io.clearwatch.jobs.sinks.delivery;

import java.net.URI;

/** Checks the URL of a server that a sink sends to. */
public final class ServerUrl {
  private ServerUrl() {}

  /**
   * The URL without a slash at its end; a path is kept as prefix.
   *
   * @param secret what is to be set instead of credentials in the URL
   * @throws IllegalArgumentException if it is not plain http(s), or carries credentials or
   *     parameters; the message repeats no secret
   */
  public static String plain(String url, Secret secret) {
    String what = "the URL of " + secret.server();
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      // Not quoted: a string that is no URL may hold a password.
      throw new IllegalArgumentException(what + " is malformed", e);
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          what + " must hold no credentials or parameters: set " + secret.variable() + " instead");
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(
          what + " is " + url + ": expected http://HOST:PORT or https://HOST:PORT");
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
