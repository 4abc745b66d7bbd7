package io.clearwatch.board.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a request: each but an id has one of a few values, and what is left out has the
 * first. Anything else is answered with 400 and the values that there are; what was sent is not
 * said again.
 */
final class Parameters {
  private static final int LONGEST_ID = 200;

  private final Context context;

  /**
   * @throws BadRequestResponse if the request has others than these, or one twice
   */
  Parameters(Context context, String... names) {
    this.context = context;
    Set<String> known = Set.of(names);
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw new BadRequestResponse(
                    names.length == 0
                        ? "no parameter is known here"
                        : "only these parameters are known here: " + String.join(", ", names));
              }
              if (values.size() > 1) {
                throw new BadRequestResponse(name + " is given more than once");
              }
            });
  }

  /**
   * The value of a parameter.
   *
   * @param values by how they are written; the first is taken where the parameter is missing
   * @throws BadRequestResponse if it is none of these
   */
  <T> T oneOf(String name, Map<String, T> values) {
    String written = context.queryParam(name);
    if (written == null) {
      return values.values().iterator().next();
    }
    T value = values.get(written);
    if (value == null) {
      throw new BadRequestResponse(
          name + " has to be one of " + String.join(", ", List.copyOf(values.keySet())));
    }
    return value;
  }

  /**
   * An id of the user's systems, which may look like anything.
   *
   * @return empty if the parameter is missing
   * @throws BadRequestResponse if no event could have it
   */
  String id(String name) {
    String written = context.queryParam(name);
    if (written == null) {
      return "";
    }
    String id = written.strip();
    if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestResponse(
          name + " has to have " + LONGEST_ID + " characters at most, none of them a control one");
    }
    return id;
  }
}
