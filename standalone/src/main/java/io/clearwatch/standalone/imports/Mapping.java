package io.clearwatch.standalone.imports;

import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.YamlFile;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a mapping file says: how an export is read, and which events its rows are.
 *
 * @param events at least one
 */
public record Mapping(Layout layout, List<EventRule> events) {
  /**
   * Reads a mapping file.
   *
   * @param checks for the values that stand in it
   * @throws SeedException if it is missing or wrong, with a line for each problem
   */
  public static Mapping load(Path file, EventChecks checks) {
    return read(YamlFile.read(file), checks);
  }

  static Mapping read(YamlFile file, EventChecks checks) {
    // The fields that events share are read once for each type, and so are their problems found.
    List<String> problems = new ArrayList<>();
    Mapping mapping = new MappingReader(checks, problems).read(file);
    SeedException.throwIfAny(problems.stream().distinct().toList());
    return mapping;
  }

  /** The types that events may come of. */
  public Set<EventType> types() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    events.forEach(rule -> types.add(rule.type()));
    return types;
  }

  /** Names of the columns that a file has to have. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    events.forEach(rule -> columns.addAll(rule.columns()));
    return columns;
  }
}
