package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import java.util.List;
import java.util.Map;

/** A way out of a dashboard or a panel, with all the fields that the schema of Grafana wants. */
final class DashboardLink {
  private DashboardLink() {}

  /** To a page, in a tab of its own. */
  static Map<String, Object> to(String title, String url) {
    return link("link", title, url, List.of());
  }

  /** To the dashboards with a tag, as a menu; they keep the chosen time. */
  static Map<String, Object> toTagged(String title, String tag) {
    return link("dashboards", title, "", List.of(tag));
  }

  private static Map<String, Object> link(
      String type, String title, String url, List<String> tags) {
    boolean isPage = tags.isEmpty();
    return object(
        "asDropdown",
        !isPage,
        "icon",
        "external link",
        "includeVars",
        false,
        "keepTime",
        !isPage,
        "tags",
        tags,
        "targetBlank",
        isPage,
        "title",
        title,
        "tooltip",
        "",
        "type",
        type,
        "url",
        url);
  }
}
