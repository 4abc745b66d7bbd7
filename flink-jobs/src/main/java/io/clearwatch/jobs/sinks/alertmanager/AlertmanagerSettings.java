package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.delivery.ServerUrl;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Where and how alerts are delivered. Holds no secret: the token is looked up where the sink runs,
 * see {@link Secret#ALERTMANAGER}.
 *
 * @param urls every member of one Alertmanager cluster, as {@code http://alertmanager:9093}; each
 *     gets every alert, as its members do not pass alerts on to each other. A path is kept as
 *     prefix
 * @param resend how often an alert is sent again while nothing about it changes
 * @param endKept how long the end of an alert is sent again, at least
 * @param requestTimeout longest time that a request may take
 * @param longestBackoff the pause after a failed request doubles from 1 s up to this
 */
public record AlertmanagerSettings(
    List<String> urls,
    Duration resend,
    Duration endKept,
    Duration requestTimeout,
    Duration longestBackoff)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if there is no URL, or one is not plain http(s), or carries
   *     credentials or parameters
   */
  public AlertmanagerSettings {
    urls = urls.stream().map(url -> ServerUrl.plain(url, Secret.ALERTMANAGER)).distinct().toList();
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("the URL of Alertmanager is missing");
    }
  }

  /** What Prometheus does by default: every minute, and 15 minutes after the end. */
  public static AlertmanagerSettings of(List<String> urls) {
    return new AlertmanagerSettings(
        urls,
        Duration.ofMinutes(1),
        Duration.ofMinutes(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }
}
