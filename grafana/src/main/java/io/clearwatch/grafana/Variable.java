package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.seeds.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A choice at the top of a dashboard. */
interface Variable {
  Map<String, Object> json(Language language);

  /** A choice among values that are known; the first is chosen at first. */
  static Variable among(String name, Text label, Map<String, Text> values) {
    return language -> {
      List<Object> options = new ArrayList<>();
      List<String> query = new ArrayList<>();
      values.forEach(
          (value, text) -> {
            options.add(
                object("selected", options.isEmpty(), "text", language.of(text), "value", value));
            query.add(language.of(text) + " : " + value);
          });
      Map<String, Object> json = base("custom", name, language.of(label));
      json.put("query", String.join(",", query));
      json.put("options", options);
      json.put("current", options.get(0));
      json.put("multi", false);
      json.put("includeAll", false);
      return json;
    };
  }

  /** A choice among what the store has; at first all together. */
  static Variable asked(String name, Text label, String statement, String first) {
    return language -> {
      Map<String, Object> json = base("query", name, language.of(label));
      json.put("datasource", Datasources.reference(Datasources.FIGURES));
      json.put("query", statement);
      json.put("refresh", 2);
      json.put("sort", 1);
      json.put("regex", "");
      json.put("options", List.of());
      json.put("current", object("selected", true, "text", first, "value", first));
      json.put("multi", false);
      json.put("includeAll", false);
      return json;
    };
  }

  /** A choice among the datasources that are an InfluxDB. */
  static Variable datasource(String name, Text label) {
    return language -> {
      Map<String, Object> json = base("datasource", name, language.of(label));
      json.put("query", Datasources.TYPE);
      json.put("regex", "");
      json.put("refresh", 1);
      json.put("options", List.of());
      json.put(
          "current",
          object("selected", true, "text", Datasources.FIGURES, "value", Datasources.FIGURES));
      json.put("multi", false);
      json.put("includeAll", false);
      return json;
    };
  }

  private static Map<String, Object> base(String type, String name, String label) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("name", name);
    json.put("label", label);
    json.put("hide", 0);
    json.put("skipUrlSync", false);
    return json;
  }
}
