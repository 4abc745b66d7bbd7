package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import java.util.Map;

/** The provisioned datasources, see {@code provisioning/datasources}. */
final class Datasources {
  /** The jobs' figures. */
  static final String FIGURES = "clearwatch";

  /** Flink's metrics of its own. */
  static final String FLINK = "clearwatch-flink";

  /** For a panel whose queries name theirs. */
  static final String MIXED = "-- Mixed --";

  static final String TYPE = "influxdb";

  private Datasources() {}

  /** A reference by uid, which may be a variable. */
  static Map<String, Object> reference(String uid) {
    return object("type", uid.equals(MIXED) ? "datasource" : TYPE, "uid", uid);
  }
}
