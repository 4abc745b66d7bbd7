package io.clearwatch.jobs.sinks.influx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Turns the client's writes into those of InfluxDB 1.x. */
final class V1WriteInterceptor implements Interceptor {
  private static final String V2_PATH = "api/v2/write";

  private final String authorization;

  V1WriteInterceptor(Optional<String> token) {
    authorization = token.map(V1WriteInterceptor::authorization).orElse(null);
  }

  /** 1.x knows users; a token without a colon is for a proxy in front of it. */
  static String authorization(String token) {
    int colon = token.indexOf(':');
    return colon < 0
        ? "Token " + token
        : Credentials.basic(
            token.substring(0, colon), token.substring(colon + 1), StandardCharsets.UTF_8);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder rewritten = request.newBuilder();
    if (request.url().encodedPath().endsWith(V2_PATH)) {
      rewritten.url(v1(request.url()));
    }
    if (authorization != null) {
      rewritten.header("Authorization", authorization);
    }
    return chain.proceed(rewritten.build());
  }

  static HttpUrl v1(HttpUrl url) {
    String path = url.encodedPath();
    String bucket = url.queryParameter("bucket");
    int slash = bucket.indexOf('/');
    HttpUrl.Builder rewritten =
        url.newBuilder()
            .encodedPath(path.substring(0, path.length() - V2_PATH.length()) + "write")
            .query(null)
            .addQueryParameter("db", slash < 0 ? bucket : bucket.substring(0, slash))
            .addQueryParameter("precision", precision(url.queryParameter("precision")));
    if (slash >= 0) {
      rewritten.addQueryParameter("rp", bucket.substring(slash + 1));
    }
    return rewritten.build();
  }

  /** 1.x takes an unknown precision, {@code us} and {@code ns} among them, for nanoseconds. */
  private static String precision(String v2) {
    return switch (v2) {
      case "us" -> "u";
      case "ns" -> "n";
      default -> v2;
    };
  }
}
