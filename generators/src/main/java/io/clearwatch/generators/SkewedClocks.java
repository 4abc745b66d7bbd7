package io.clearwatch.generators;

import java.util.Map;

/** The feeds whose clocks are wrong, by port and stem, and by how many milliseconds. */
final class SkewedClocks {
  static final Map<String, Long> SKEW_MILLIS =
      Map.of(
          "dalian-zhoushuizi-airport/releases", 90_000L,
          "guangzhou-huangpu/inspections", -45_000L,
          "shenzhen-huanggang/declarations", -20_000L);

  private SkewedClocks() {}

  static long millis(String port, String stem) {
    return SKEW_MILLIS.getOrDefault(port + "/" + stem, 0L);
  }
}
