package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.jobs.sinks.alertmanager.Answer.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A question that a command asks before it starts a job. */
public final class AlertmanagerCheck {
  private AlertmanagerCheck() {}

  /**
   * What is wrong with servers that alerts could not be delivered to now, one line each. No reason
   * not to start: alerts are kept until a server takes them.
   *
   * @throws IOException if the token cannot be read
   */
  public static List<String> warnings(AlertmanagerSettings settings) throws IOException {
    AlertmanagerClient client = AlertmanagerClient.open(settings);
    List<String> warnings = new ArrayList<>();
    for (String url : settings.urls()) {
      Answer answer = client.ask(url).join();
      if (answer.verdict() != Verdict.TAKEN) {
        warnings.add(
            "Alertmanager at %s cannot be told (%s): alerts are kept until it can"
                .formatted(url, answer.message()));
      }
    }
    return warnings;
  }
}
