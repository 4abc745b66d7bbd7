package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import java.util.Map;

/**
 * A query of a panel.
 *
 * @param refId its letter
 * @param statement in InfluxQL, with Grafana's variables and macros
 * @param alias name of its series, with tags as {@code $tag_city}; null in a table
 * @param datasource uid, or a variable
 */
record Query(String refId, String statement, String alias, String datasource) {
  Map<String, Object> json() {
    Map<String, Object> json =
        object(
            "refId",
            refId,
            "datasource",
            Datasources.reference(datasource),
            "query",
            statement,
            "rawQuery",
            true,
            "resultFormat",
            alias == null ? "table" : "time_series");
    if (alias != null) {
      json.put("alias", alias);
    }
    return json;
  }
}
