package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds which columns have the times of which milestones. */
final class MilestoneColumns {
  private final Words words;

  MilestoneColumns(Words words) {
    this.words = words;
  }

  static boolean isMilestone(String column, Words words) {
    for (EventType type : EventType.values()) {
      if (words.phase(type, column) != null) {
        return true;
      }
    }
    return false;
  }

  /** Columns by milestone, for the first of the types that has a milestone of that name. */
  Map<Milestone, List<String>> of(List<String> columns, List<EventType> types) {
    Map<Milestone, List<String>> found = new LinkedHashMap<>();
    for (String column : columns) {
      Milestone milestone = words.field(column) == null ? milestone(column, types) : null;
      if (milestone != null) {
        found.computeIfAbsent(milestone, key -> new ArrayList<>()).add(column);
      }
    }
    return found;
  }

  /** The milestone that a word stands for, of the first of the types that has it; or null. */
  Milestone milestone(String word, List<EventType> types) {
    for (EventType type : types) {
      String phase = words.phase(type, word);
      if (phase != null) {
        return new Milestone(type, phase);
      }
    }
    return null;
  }

  /**
   * A phase of a type.
   *
   * @param phase its name
   */
  record Milestone(EventType type, String phase) {}
}
