package io.clearwatch.grafana;

import static io.clearwatch.grafana.Json.object;

import io.clearwatch.seeds.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A panel of a dashboard, in all languages; the kinds of panels are in {@link Panels}. */
final class Panel {
  private final String type;
  private final Text title;
  private final Text description;
  private final Measure measure;
  private final Map<String, Object> options;
  private final Map<String, Object> custom;
  private final List<Query> queries = new ArrayList<>();
  private final List<Naming> namings = new ArrayList<>();
  private final List<Object> transformations = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private Map<String, String> colors = Map.of();
  private Map<String, Text> words = Map.of();
  private String datasource = Datasources.FIGURES;

  /** What a series or a column is called, and how its values are shown. */
  private record Naming(
      String name, Text text, Measure measure, Map<String, Text> words, String color) {}

  private record Link(Text title, String url) {}

  Panel(
      String type,
      Text title,
      Text description,
      Measure measure,
      Map<String, Object> options,
      Map<String, Object> custom) {
    this.type = type;
    this.title = title;
    this.description = description;
    this.measure = measure;
    this.options = options;
    this.custom = custom;
  }

  /** Another datasource for the queries that follow. */
  Panel from(String uid) {
    datasource = uid;
    return this;
  }

  /** A query whose result is a series for each group. */
  Panel series(String statement, String alias) {
    return query(statement, alias);
  }

  /** A query whose result is a table. */
  Panel table(String statement) {
    return query(statement, null);
  }

  private Panel query(String statement, String alias) {
    String refId = String.valueOf((char) ('A' + queries.size()));
    queries.add(new Query(refId, statement, alias, datasource));
    return this;
  }

  /** What the series or columns are called. */
  Panel names(Map<String, Text> texts) {
    texts.forEach(this::name);
    return this;
  }

  /** What a series or a column is called. */
  Panel name(String name, Text text) {
    namings.add(new Naming(name, text, null, Map.of(), null));
    return this;
  }

  /** What a column is called, and what its numbers are. */
  Panel column(String name, Text text, Measure shownAs) {
    namings.add(new Naming(name, text, shownAs, Map.of(), null));
    return this;
  }

  /** What a column is called, and what its values are in words. */
  Panel column(String name, Text text, Map<String, Text> valueWords) {
    namings.add(new Naming(name, text, null, valueWords, null));
    return this;
  }

  /** A series with a color of its own. */
  Panel colored(String name, Text text, String color) {
    namings.add(new Naming(name, text, null, Map.of(), color));
    return this;
  }

  /** Values as words, some of them with a color. */
  Panel states(Map<String, Text> valueWords, Map<String, String> valueColors) {
    words = valueWords;
    colors = valueColors;
    return this;
  }

  Panel transformed(String id, Map<String, Object> how) {
    transformations.add(object("id", id, "options", how));
    return this;
  }

  Panel link(Text linkTitle, String url) {
    links.add(new Link(linkTitle, url));
    return this;
  }

  Map<String, Object> json(Language language, int id, Map<String, Object> gridPos) {
    Map<String, Object> json =
        object(
            "id", id,
            "type", type,
            "title", language.of(title),
            "description", language.of(description),
            "datasource", Datasources.reference(ownDatasource()),
            "gridPos", gridPos,
            "targets", queries.stream().map(Query::json).toList(),
            "fieldConfig", fieldConfig(language),
            "options", options);
    if (!transformations.isEmpty()) {
      json.put("transformations", transformations);
    }
    if (!links.isEmpty()) {
      json.put(
          "links",
          links.stream()
              .map(link -> DashboardLink.to(language.of(link.title()), link.url()))
              .toList());
    }
    return json;
  }

  private String ownDatasource() {
    List<String> uids = queries.stream().map(Query::datasource).distinct().toList();
    return uids.size() == 1 ? uids.get(0) : Datasources.MIXED;
  }

  private Map<String, Object> fieldConfig(Language language) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("unit", measure.unit(language));
    defaults.put("decimals", measure.decimals());
    if (!words.isEmpty()) {
      defaults.put("mappings", mappings(language, words));
    }
    defaults.put("color", object("mode", words.isEmpty() ? "palette-classic" : "thresholds"));
    defaults.put(
        "thresholds",
        object("mode", "absolute", "steps", List.of(object("color", "text", "value", null))));
    defaults.put("custom", custom);
    return object(
        "defaults",
        defaults,
        "overrides",
        namings.stream().map(naming -> override(naming, language)).toList());
  }

  private Map<String, Object> override(Naming naming, Language language) {
    List<Object> properties = new ArrayList<>();
    properties.add(object("id", "displayName", "value", language.of(naming.text())));
    if (naming.measure() != null) {
      properties.add(object("id", "unit", "value", naming.measure().unit(language)));
      properties.add(object("id", "decimals", "value", naming.measure().decimals()));
    }
    if (!naming.words().isEmpty()) {
      properties.add(object("id", "mappings", "value", mappings(language, naming.words())));
    }
    if (naming.color() != null) {
      properties.add(
          object("id", "color", "value", object("mode", "fixed", "fixedColor", naming.color())));
    }
    return object(
        "matcher", object("id", "byName", "options", naming.name()), "properties", properties);
  }

  private List<Object> mappings(Language language, Map<String, Text> valueWords) {
    Map<String, Object> results = new LinkedHashMap<>();
    valueWords.forEach(
        (value, text) -> {
          Map<String, Object> result = object("text", language.of(text));
          if (colors.containsKey(value)) {
            result.put("color", colors.get(value));
          }
          result.put("index", results.size());
          results.put(value, result);
        });
    return List.of(object("type", "value", "options", results));
  }
}
