package io.clearwatch.standalone.imports;

import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.imports.MilestoneColumns.Milestone;
import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventFields;
import io.clearwatch.wire.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proposes a mapping for an export, from the names of its columns and what is in its first rows.
 * What was not found is in its comments, so that a person can add it.
 */
public final class MappingGuess {
  private static final Map<EventType, String> KEYS =
      Map.of(
          EventType.DECLARATIONS, "declarationId",
          EventType.RELEASES, "declarationId",
          EventType.INSPECTIONS, "inspectionId",
          EventType.REFUNDS, "refundId");

  /** Types whose milestones are looked for first: the more special ones. */
  private static final List<EventType> ORDER =
      List.of(EventType.REFUNDS, EventType.INSPECTIONS, EventType.DECLARATIONS, EventType.RELEASES);

  private static final Set<String> OWN_KEYS = Set.of("phase", "eventTime", "eventId");

  private final Path file;
  private final Sample sample;
  private final Words words;
  private final List<EventType> types;
  private final FieldGuess fieldGuess;
  private final Map<String, List<String>> columnsOfFields = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();

  private MappingGuess(Path file, PortRegistry registry, EventType only) {
    this.file = file;
    words = new Words(registry);
    sample = Sample.of(file, words);
    fieldGuess = new FieldGuess(sample, words);
    for (String column : sample.columns()) {
      String field = words.field(column);
      if (field != null) {
        columnsOfFields.computeIfAbsent(field, key -> new ArrayList<>()).add(column);
      }
    }
    types = only == null ? typesWithKeys() : List.of(only);
  }

  /**
   * The mapping as the text of a file.
   *
   * @param only the one type of event to look for; null for all
   * @throws CommandException if the file cannot be read or is empty
   */
  public static String of(Path file, PortRegistry registry, EventType only) {
    return new MappingGuess(file, registry, only).text();
  }

  private List<EventType> typesWithKeys() {
    List<EventType> found =
        ORDER.stream().filter(type -> columnsOfFields.containsKey(KEYS.get(type))).toList();
    return found.isEmpty() ? ORDER : found;
  }

  private String text() {
    boolean isLong =
        columnsOfFields.containsKey("phase") && columnsOfFields.containsKey("eventTime");
    List<String> events = new ArrayList<>();
    Set<EventType> present = isLong ? byPhaseColumn(events) : byMilestones(events);
    List<String> fields = shared(present, isLong);
    StringBuilder text = new StringBuilder();
    line(text, "# A guess from " + file.getFileName() + ": look through it before you use it.");
    layout(text);
    line(text, "fields:");
    fields.forEach(field -> line(text, "  " + field));
    line(text, "events:");
    events.forEach(event -> line(text, "  " + event));
    if (events.stream().allMatch(event -> event.startsWith("#"))) {
      line(text, "  # No milestone was found. For each: {type: ..., phase: ..., time: COLUMN}");
    }
    List<String> unused =
        sample.columns().stream().filter(column -> !used.contains(column)).toList();
    if (!unused.isEmpty()) {
      line(text, "# Columns that are not used: " + String.join(", ", unused));
    }
    notes.forEach(note -> line(text, "# " + note));
    return text.toString();
  }

  private void layout(StringBuilder text) {
    Layout layout = sample.layout();
    line(text, "charset: " + layout.charset());
    if (!sample.isWholeText()) {
      line(text, "# Some bytes are no text in " + layout.charset() + "; their rows are rejected.");
    }
    line(text, "delimiter: " + Delimiter.name(layout.delimiter()));
    if (layout.skipLines() > 0) {
      line(text, "skipLines: " + layout.skipLines());
    }
    line(text, "timezone: Asia/Shanghai  # of times without an offset; assumed");
    if (patterns.isEmpty()) {
      line(text, "times: [iso]  # no time was found");
    } else {
      line(
          text, "times: [" + String.join(", ", patterns.stream().map(YamlText::of).toList()) + "]");
    }
    if (patterns.stream().anyMatch(pattern -> pattern.startsWith("M/d"))) {
      line(text, "# Month before day is assumed; it is d/M/yyyy if the day is first.");
    }
  }

  /** An export with a row for each event: the phase is in a column. */
  private Set<EventType> byPhaseColumn(List<String> events) {
    String column = columnsOfFields.get("phase").get(0);
    used.add(column);
    Map<EventType, Map<String, String>> codes = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    MilestoneColumns milestones = new MilestoneColumns(words);
    for (String code : sample.texts(column)) {
      Milestone milestone = milestones.milestone(code, types);
      if (milestone == null) {
        unknown.add(code);
      } else {
        codes
            .computeIfAbsent(milestone.type(), type -> new LinkedHashMap<>())
            .put(code, milestone.phase());
      }
    }
    String time = time(columnsOfFields.get("eventTime"));
    codes.forEach(
        (type, phases) -> {
          events.add("- type: " + type.stem());
          List<String> entries = new ArrayList<>();
          phases.forEach((code, phase) -> entries.add(YamlText.of(code) + ": " + phase));
          events.add(
              "  phase: {column: "
                  + YamlText.of(column)
                  + ", codes: {"
                  + String.join(", ", entries)
                  + "}}");
          events.add("  time: " + time);
        });
    if (!unknown.isEmpty()) {
      events.add(
          "# Codes of the phase that are not known; add them, with none for no event: "
              + String.join(", ", unknown));
    }
    return codes.keySet();
  }

  /** An export with a column for each milestone. */
  private Set<EventType> byMilestones(List<String> events) {
    Map<Milestone, List<String>> columns = new MilestoneColumns(words).of(sample.columns(), types);
    Set<EventType> present = new LinkedHashSet<>();
    columns.forEach(
        (milestone, found) -> {
          present.add(milestone.type());
          events.add("- type: " + milestone.type().stem());
          events.add("  phase: " + milestone.phase());
          events.add("  time: " + time(found));
          List<String> own = new ArrayList<>();
          for (EventField field : EventFields.of(milestone.type()).all()) {
            if (isOnlyOn(milestone, field)) {
              own.addAll(field(field));
            }
          }
          if (!own.isEmpty()) {
            events.add("  fields:");
            own.forEach(line -> events.add("    " + line));
          }
        });
    return present;
  }

  /** Whether the field is set in this phase, and in no other of the type. */
  private static boolean isOnlyOn(Milestone milestone, EventField field) {
    String phase = phaseOf(milestone.type(), field);
    return phase != null && phase.equals(milestone.phase());
  }

  /** The one phase in which the field is set; null if it is set in all. */
  private static String phaseOf(EventType type, EventField field) {
    return switch (field.name()) {
      case "slotStart" -> "CONFIRMED";
      case "outcome" -> "FINISHED";
      default -> type == EventType.DECLARATIONS && !field.required() ? "DECLARED" : null;
    };
  }

  private List<String> shared(Set<EventType> present, boolean isLong) {
    Set<String> done = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    if (isLong && columnsOfFields.containsKey("eventId")) {
      String column = columnsOfFields.get("eventId").get(0);
      used.add(column);
      lines.add("eventId: " + YamlText.of(column));
    }
    for (EventType type : present.isEmpty() ? types : present) {
      for (EventField field : EventFields.of(type).all()) {
        boolean isShared = isLong || phaseOf(type, field) == null;
        if (isShared && !OWN_KEYS.contains(field.name()) && done.add(field.name())) {
          lines.addAll(field(field));
        }
      }
    }
    return lines;
  }

  private List<String> field(EventField field) {
    List<String> columns = columnsOfFields.getOrDefault(field.name(), List.of());
    if (columns.isEmpty()) {
      return field.required()
          ? List.of(
              "# "
                  + field.name()
                  + ": not found, and needed: a column, or {constant: VALUE}"
                  + (field.symbols().isEmpty() ? "" : " of " + String.join(", ", field.symbols())))
          : List.of();
    }
    used.add(columns.get(0));
    if (field.kind() == EventField.Kind.TIME) {
      return List.of(field.name() + ": " + time(columns));
    }
    return fieldGuess.lines(field, columns.get(0));
  }

  /** What the mapping says about a time that is in these columns. */
  private String time(List<String> columns) {
    String dates = null;
    String clocks = null;
    for (String column : columns) {
      TimeGuess guess = TimeGuess.of(sample.texts(column));
      if (guess.kind() == TimeGuess.Kind.DATE_AND_CLOCK) {
        used.add(column);
        patterns.addAll(guess.patterns());
        return YamlText.of(column);
      }
      dates = guess.kind() == TimeGuess.Kind.DATE && dates == null ? column : dates;
      clocks = guess.kind() == TimeGuess.Kind.CLOCK && clocks == null ? column : clocks;
    }
    if (dates != null && clocks != null) {
      used.addAll(List.of(dates, clocks));
      for (String date : TimeGuess.of(sample.texts(dates)).patterns()) {
        for (String clock : TimeGuess.of(sample.texts(clocks)).patterns()) {
          patterns.add(date + ' ' + clock);
        }
      }
      return "{date: " + YamlText.of(dates) + ", clock: " + YamlText.of(clocks) + "}";
    }
    if (dates != null) {
      used.add(dates);
      patterns.addAll(TimeGuess.of(sample.texts(dates)).patterns());
      notes.add(dates + " has no time of day: its events are at the start of the day.");
      return YamlText.of(dates);
    }
    used.add(columns.get(0));
    if (!sample.texts(columns.get(0)).isEmpty()) {
      notes.add("How the times in " + columns.get(0) + " are written was not found; see times.");
    }
    return YamlText.of(columns.get(0));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
