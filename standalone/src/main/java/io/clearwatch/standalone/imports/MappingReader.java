package io.clearwatch.standalone.imports;

import io.clearwatch.seeds.YamlFile;
import io.clearwatch.seeds.YamlMap;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventFields;
import io.clearwatch.wire.EventType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a mapping; what is wrong is collected, and the result thrown away then. */
final class MappingReader {
  /** Fields that have keys of their own. */
  private static final Set<String> OWN_KEYS = Set.of("phase", "eventTime");

  private static final String SHANGHAI = "Asia/Shanghai";

  private final EventChecks checks;
  private final List<String> problems;

  MappingReader(EventChecks checks, List<String> problems) {
    this.checks = checks;
    this.problems = problems;
  }

  /** The mapping; null, or of no use, if problems were reported. */
  Mapping read(YamlFile file) {
    YamlMap root = file.root(problems);
    if (root == null) {
      return null;
    }
    Layout layout = layout(root);
    RuleReader rules = new RuleReader(checks, times(root), root.optionalMap("codes"));
    YamlMap shared = root.optionalMap("fields");
    List<EventRule> events = new ArrayList<>();
    Set<EventType> types = new LinkedHashSet<>();
    if (!root.has("events")) {
      root.problem("events", "the key events is missing", "add it, with an entry for each event");
    }
    List<YamlMap> entries = root.maps("events");
    for (YamlMap entry : entries) {
      EventType type = entry.oneOf("type", stems(), null);
      if (type != null) {
        types.add(type);
        events.add(event(entry, type, shared, rules));
        entry.refuseOthers();
      }
    }
    if (root.has("events") && entries.isEmpty()) {
      root.problem("events", "events names nothing", "name at least one");
    }
    if (shared != null) {
      refuseUnknown(shared, types);
      refuseOneIdForSeveral(shared, events);
    }
    root.refuseOthers();
    return new Mapping(layout, events);
  }

  private static Layout layout(YamlMap root) {
    Charset charset =
        root.has("charset")
            ? root.parse(
                "charset",
                "a name of a charset, as UTF-8 or GBK",
                StandardCharsets.UTF_8,
                Charset::forName)
            : StandardCharsets.UTF_8;
    char delimiter =
        root.has("delimiter")
            ? root.parse("delimiter", "a single character in quotes, or tab", ',', Delimiter::of)
            : ',';
    return new Layout(
        charset, delimiter, root.integer("skipLines", 0), Set.copyOf(root.strings("blanks")));
  }

  private static TimeFormats times(YamlMap root) {
    ZoneId zone =
        root.has("timezone")
            ? root.parse("timezone", "a zone as Asia/Shanghai or +08:00", null, ZoneId::of)
            : ZoneId.of(SHANGHAI);
    List<String> patterns = new ArrayList<>();
    if (!root.has("times")) {
      root.problem("times", "the key times is missing", "add it, as times: [yyyy-MM-dd HH:mm]");
    }
    for (String pattern : root.strings("times")) {
      try {
        TimeFormats.format(pattern);
        patterns.add(pattern);
      } catch (IllegalArgumentException e) {
        root.problem(
            "times",
            pattern + " is no pattern of times: " + e.getMessage(),
            "give one as yyyy-MM-dd HH:mm:ss, or iso for ISO 8601");
      }
    }
    return new TimeFormats(patterns, zone == null ? ZoneId.of(SHANGHAI) : zone);
  }

  private EventRule event(YamlMap entry, EventType type, YamlMap shared, RuleReader rules) {
    EventFields known = EventFields.of(type);
    FieldRule phase = rules.readPhase(entry, known.byName("phase"));
    FieldRule time = null;
    if (entry.has("time")) {
      time = rules.read(entry, "time", known.byName("eventTime"));
    } else {
      entry.problem("time", "the key time is missing", "add it, with the column of the time");
    }
    Map<EventField, FieldRule> fields = new LinkedHashMap<>();
    YamlMap own = entry.optionalMap("fields");
    for (EventField field : known.all()) {
      if (!OWN_KEYS.contains(field.name())) {
        YamlMap source = own != null && own.has(field.name()) ? own : shared;
        if (source != null && source.has(field.name())) {
          fields.put(field, rules.read(source, field.name(), field));
        } else if (field.required() && !field.name().equals("eventId")) {
          entry.problem(
              "type",
              type.stem() + " need the field " + field.name(),
              "add it to the fields here, or to those at the top");
        }
      }
    }
    if (own != null) {
      refuseUnknown(own, Set.of(type));
    }
    return new EventRule(type, phase, time, fields);
  }

  /** Reports fields that none of the types has. */
  private static void refuseUnknown(YamlMap fields, Set<EventType> types) {
    Set<String> allowed = new LinkedHashSet<>();
    for (EventType type : types) {
      EventFields.of(type).all().forEach(field -> allowed.add(field.name()));
    }
    allowed.removeAll(OWN_KEYS);
    for (String name : fields.keys()) {
      if (!allowed.contains(name) && !types.isEmpty()) {
        fields.problem(name, "unknown field " + name, "one of " + String.join(", ", allowed));
      }
    }
  }

  private static void refuseOneIdForSeveral(YamlMap shared, List<EventRule> events) {
    long milestones =
        events.stream().filter(event -> event.phase() instanceof ConstantRule).count();
    if (shared.has("eventId") && milestones > 1) {
      shared.problem(
          "eventId",
          "one eventId for all events of a row",
          "leave it out to have ids made, or give one in the fields of each event");
    }
  }

  private static Map<String, EventType> stems() {
    Map<String, EventType> stems = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      stems.put(type.stem(), type);
    }
    return stems;
  }
}
