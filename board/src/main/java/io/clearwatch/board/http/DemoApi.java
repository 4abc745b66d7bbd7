package io.clearwatch.board.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.board.demo.DemoControls;
import io.clearwatch.board.demo.DemoState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What time it is in the world that the board shows and, in a demo only, what can be done with it.
 * What changes something is taken from the board's own page or from a program, and never from a
 * page elsewhere: a browser sends JSON to another host only after asking, and is not answered.
 */
public final class DemoApi {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Optional<DemoControls> controls;
  private final Clock clock;

  public DemoApi(Optional<DemoControls> controls, Clock clock) {
    this.controls = controls;
    this.clock = clock;
  }

  /** Adds the paths. */
  public void define(RoutesConfig routes) {
    routes.get("/api/demo", this::state);
    controls.ifPresent(
        demo -> {
          routes.post("/api/demo/scenario", context -> start(demo, context));
          routes.post("/api/demo/speed", context -> setSpeed(demo, context));
        });
  }

  private void state(Context context) {
    new Parameters(context);
    send(
        context,
        controls.map(DemoControls::state).orElseGet(() -> DemoState.ofRealWorld(clock.millis())));
  }

  private static void start(DemoControls demo, Context context) {
    String key = only("scenario", context).textValue();
    DemoState.Happening scenario =
        demo.state().scenarios().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new BadRequestResponse("scenario has to be a key of /api/demo"));
    if (scenario.untilMillis() != null) {
      throw new ConflictResponse("this scenario happens already");
    }
    demo.start(key);
    send(context, demo.state());
  }

  private static void setSpeed(DemoControls demo, Context context) {
    JsonNode speed = only("speed", context);
    if (!speed.isInt() || !demo.state().speeds().contains(speed.intValue())) {
      throw new BadRequestResponse("speed has to be one of " + demo.state().speeds());
    }
    demo.setSpeed(speed.intValue());
    send(context, demo.state());
  }

  /** The one value of a request. */
  private static JsonNode only(String name, Context context) {
    requireOwnPage(context);
    new Parameters(context);
    try {
      JsonNode body = MAPPER.readTree(context.bodyAsBytes());
      if (body.isObject() && body.size() == 1 && body.has(name)) {
        return body.get(name);
      }
    } catch (JsonProcessingException e) {
      throw notTheOne(name);
    } catch (java.io.IOException e) {
      throw new BadRequestResponse("the request ended early");
    }
    throw notTheOne(name);
  }

  private static BadRequestResponse notTheOne(String name) {
    return new BadRequestResponse("the body has to be JSON with one field, " + name);
  }

  private static void requireOwnPage(Context context) {
    String type = context.contentType();
    if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
      throw new HttpResponseException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(),
          "the body has to be application/json",
          Map.of());
    }
    String origin = context.header("Origin");
    if (origin != null && !isHost(origin, context.header("Host"))) {
      throw new ForbiddenResponse("only the board's own page may do this");
    }
  }

  private static boolean isHost(String origin, String host) {
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void send(Context context, DemoState state) {
    context.contentType("application/json; charset=utf-8").result(Json.bytes(state));
  }
}
