package io.clearwatch.generators;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happens to the world. Lengths and factors are own estimates. */
public enum Scenario {
  NORMAL("an ordinary time: every target on the mean is met", Duration.ZERO, Effects.NONE),

  TYPHOON(
      "ports of Shenzhen and Guangzhou closed for 36 hours; then the vessels that waited bunch",
      Duration.ofHours(36),
      Effects.NONE.in("shenzhen", "guangzhou").closingPorts()),

  SCANNER_OUTAGE(
      "three of four container scanners out of service for 72 hours; the queue grows",
      Duration.ofHours(72),
      Effects.NONE.withScanServers(0.25)),

  HOLIDAY(
      "yards, agents and tax offices closed for 96 hours, with fewer arrivals",
      Duration.ofHours(96),
      Effects.NONE.sendingStaffAway().withArrivals(0.6)),

  MONDAY_SURGE(
      "more than twice the usual goods arrive on a Monday",
      Duration.ofHours(24),
      Effects.NONE.withArrivals(2.2)),

  REFUND_BACKLOG(
      "tax offices approve a third of what they usually can for 12 days; refunds pile up",
      Duration.ofDays(12),
      Effects.NONE.withTaxCapacity(0.33)),

  EXPORT_SLIP(
      "export review in Dalian several times slower for 30 hours; its mean passes one hour",
      Duration.ofHours(30),
      Effects.NONE.in("dalian").withExportReview(6));

  private final String description;
  private final Duration length;
  private final Effects effects;

  Scenario(String description, Duration length, Effects effects) {
    this.description = description;
    this.length = length;
    this.effects = effects;
  }

  /** Name in commands, as {@code scanner-outage}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One line for people. */
  public String description() {
    return description;
  }

  /** How long the disturbance lasts; zero for {@link #NORMAL}. */
  public Duration length() {
    return length;
  }

  Effects effects() {
    return effects;
  }

  /**
   * The scenario of a key.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Scenario ofKey(String key) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown scenario '"
                        + key
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Scenario::key)
                            .collect(Collectors.joining(", "))));
  }
}
