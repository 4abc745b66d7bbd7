package io.clearwatch.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A handful of events, and the rows that the oracle makes of them.
 *
 * <p>Times are ISO-8601, or {@code 02T08:30} for a minute of March 2026 (UTC). Everything happens
 * to an import by sea at Dalian's Dayaowan unless overridden with {@code field=value}; {@code
 * field=} leaves a field out.
 */
final class Scene {
  static final Map<String, String> PORTS =
      Map.of(
          "dalian-dayaowan", "dalian",
          "dalian-zhoushuizi-airport", "dalian",
          "qingdao-qianwan", "qingdao");
  static final Catalogue WITHOUT_TARGETS =
      new Catalogue(List.of(), Map.of("IMPORT", 32.0, "EXPORT", 1.0), PORTS);

  private final Path folder;
  private int events;

  Scene(Path folder) {
    this.folder = folder;
  }

  Scene declaration(String id, String phase, String time, String... overrides) {
    ObjectNode event = event(phase, time).put("declarationId", id);
    event.put("direction", "IMPORT").put("port", "dalian-dayaowan").put("transport", "SEA");
    return write("declarations", event, overrides);
  }

  Scene release(String id, String phase, String time, String... overrides) {
    ObjectNode event = event(phase, time).put("declarationId", id).put("port", "dalian-dayaowan");
    return write("releases", event, overrides);
  }

  Scene inspection(String id, String declaration, String phase, String time, String... overrides) {
    ObjectNode event = event(phase, time).put("inspectionId", id).put("declarationId", declaration);
    event.put("port", "dalian-dayaowan").put("direction", "IMPORT").put("kind", "PHYSICAL");
    return write("inspections", event, overrides);
  }

  Scene refund(String id, String phase, String time, String... overrides) {
    ObjectNode event = event(phase, time).put("refundId", id).put("city", "dalian");
    event.put("exporter", "E1").put("exporterClass", "CLASS_2");
    event.put("amountFen", 100_000).put("paperless", true);
    return write("refunds", event, overrides);
  }

  /** An import that arrives, is declared at once and released. */
  Scene cleared(String id, String arrived, String released, String... overrides) {
    return declaration(id, "ARRIVED", arrived, overrides)
        .declaration(id, "DECLARED", arrived, overrides)
        .release(id, "RELEASED", released);
  }

  /** An event that changes no figure but makes the replay tick up to its time. */
  Scene until(String time) {
    return refund("clock", "SUBMITTED", time);
  }

  Scene line(String stem, String line) {
    try {
      Files.writeString(
          folder.resolve(stem + ".jsonl"),
          line + '\n',
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Rows hourly() {
    return hourly(WITHOUT_TARGETS);
  }

  Rows hourly(Catalogue catalogue) {
    try {
      return new Rows(BruteForce.compute(folder, catalogue, Duration.ofHours(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode event(String phase, String time) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventId", String.format("e%04d", ++events))
        .put("eventTime", iso(time))
        .put("phase", phase);
  }

  private Scene write(String stem, ObjectNode event, String... overrides) {
    for (String override : overrides) {
      String[] pair = override.split("=", 2);
      if (pair[1].isEmpty()) {
        event.remove(pair[0]);
      } else if (pair[1].equals("true") || pair[1].equals("false")) {
        event.put(pair[0], Boolean.parseBoolean(pair[1]));
      } else {
        event.put(pair[0], pair[1]);
      }
    }
    return line(stem, event.toString());
  }

  private static String iso(String time) {
    return time.length() == "02T08:30".length() ? "2026-03-" + time + ":00Z" : time;
  }

  /** Rows by what identifies them; an absent row is null. */
  record Rows(Map<ResultFile, Table> tables) {

    Map<String, String> clearance(String id) {
      return row(ResultFile.CLEARANCES, List.of(id));
    }

    Map<String, String> inspection(String id) {
      return row(ResultFile.INSPECTIONS, List.of(id));
    }

    Map<String, String> refund(String id) {
      return row(ResultFile.REFUNDS, List.of(id));
    }

    Map<String, String> rolling(String metric, String window, String tick, String... dimensions) {
      return row(
          ResultFile.ROLLING, key(ResultFile.ROLLING, dimensions, metric, window, iso(tick)));
    }

    Map<String, String> share(String indicator, String window, String tick, String... dimensions) {
      return row(ResultFile.SHARE, key(ResultFile.SHARE, dimensions, indicator, window, iso(tick)));
    }

    Map<String, String> backlog(String tick, String... dimensions) {
      return row(ResultFile.BACKLOG, key(ResultFile.BACKLOG, dimensions, iso(tick)));
    }

    Map<String, String> compliance(
        String target, String window, String tick, String... dimensions) {
      return row(
          ResultFile.COMPLIANCE, key(ResultFile.COMPLIANCE, dimensions, target, window, iso(tick)));
    }

    int count(ResultFile file) {
      return tables.get(file).rows().size();
    }

    private Map<String, String> row(ResultFile file, List<String> key) {
      List<Cell> cells = tables.get(file).rows().get(key);
      if (cells == null) {
        return null;
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(file.valueColumns().get(i), cells.get(i).toString());
      }
      return row;
    }

    /** The leading columns as given, then the dimensions, all that is not named rolled up. */
    private static List<String> key(ResultFile file, String[] dimensions, String... leading) {
      List<String> key = new ArrayList<>(List.of(leading));
      for (String column : file.keyColumns().subList(leading.length, file.keyColumns().size())) {
        String value = Cells.ALL;
        for (String dimension : dimensions) {
          if (dimension.startsWith(column + '=')) {
            value = dimension.substring(column.length() + 1);
          }
        }
        key.add(value);
      }
      return key;
    }
  }
}
