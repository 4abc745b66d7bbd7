package io.clearwatch.seeds;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the limits of stuck cases. */
final class StuckLimitReader {
  private static final Pattern LIMIT = Pattern.compile("([1-9]\\d{0,3})([hd])");

  private final List<String> problems;

  StuckLimitReader(List<String> problems) {
    this.problems = problems;
  }

  /** Adds the limits of the file and returns how many alerts a minute may have. */
  int read(YamlFile file, List<StuckLimit> limits) {
    YamlMap root = file.root(problems);
    if (root == null) {
      return 0;
    }
    int alertsPerMinute = root.parse("alertsPerMinute", "a whole number from 1 on", 0, this::count);
    if (!root.has("limits")) {
      root.problem("limits", "the key limits is missing", "add it; [] for none");
    }
    Map<String, String> placeOfId = new HashMap<>();
    for (YamlMap entry : root.maps("limits")) {
      StuckLimit limit = limit(entry);
      String earlier = placeOfId.putIfAbsent(limit.id(), entry.place());
      if (limit.id() != null && earlier != null) {
        entry.problem("id", limit.id() + " is taken by " + earlier, "choose another");
      }
      limits.add(limit);
    }
    root.refuseOthers();
    return alertsPerMinute;
  }

  private StuckLimit limit(YamlMap entry) {
    StuckLimit limit =
        new StuckLimit(
            entry.id(),
            entry.text("name"),
            entry.oneOf("stage", StuckStage.class),
            entry.parse("limit", "hours or days as 24h or 7d, at most 90d", 0L, this::millis));
    entry.refuseOthers();
    return limit;
  }

  private int count(String value) {
    int count = Integer.parseInt(value);
    if (count < 1) {
      throw new IllegalArgumentException(value);
    }
    return count;
  }

  private long millis(String value) {
    Matcher limit = LIMIT.matcher(value);
    if (!limit.matches()) {
      throw new IllegalArgumentException(value);
    }
    int amount = Integer.parseInt(limit.group(1));
    Duration duration =
        limit.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount);
    if (duration.compareTo(StuckLimits.LONGEST) > 0) {
      throw new IllegalArgumentException(value);
    }
    return duration.toMillis();
  }
}
