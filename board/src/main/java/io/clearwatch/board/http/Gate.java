package io.clearwatch.board.http;

import io.clearwatch.board.BoardSettings;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in who knows the token, as a bearer or as the password that a browser asks for. Without a
 * token it answers to names of this machine only, so that a page elsewhere cannot read it under a
 * name of its own that leads here.
 */
public final class Gate implements Handler {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Optional<byte[]> token;

  public Gate(BoardSettings settings) {
    this.token = settings.token().map(value -> value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void handle(Context context) {
    if (token.isEmpty()) {
      if (!THIS_MACHINE.contains(hostName(context.header("Host")))) {
        throw new ForbiddenResponse("this board answers on this machine only");
      }
    } else if (!isRight(context.header("Authorization"))) {
      context.header("WWW-Authenticate", "Basic realm=\"clearwatch\", charset=\"UTF-8\"");
      throw new UnauthorizedResponse("the token is missing or wrong");
    }
  }

  private static String hostName(String host) {
    return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private boolean isRight(String authorization) {
    if (authorization == null) {
      return false;
    }
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return isToken(authorization.substring(BEARER.length()).strip());
    }
    if (scheme.startsWith(BASIC)) {
      try {
        byte[] bytes = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
        String credentials = new String(bytes, StandardCharsets.UTF_8);
        return isToken(credentials.substring(credentials.indexOf(':') + 1));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    return false;
  }

  /** Compares in a time that tells nothing. */
  private boolean isToken(String given) {
    return MessageDigest.isEqual(token.orElseThrow(), given.getBytes(StandardCharsets.UTF_8));
  }
}
