package io.clearwatch.wire;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of one type of event, in the order of its schema. */
public final class EventFields {
  private static final Map<EventType, EventFields> BY_TYPE = new EnumMap<>(EventType.class);

  static {
    for (EventType type : EventType.values()) {
      BY_TYPE.put(type, new EventFields(type));
    }
  }

  private final List<EventField> all;
  private final Map<String, EventField> byName = new HashMap<>();

  private EventFields(EventType type) {
    all = type.schema().getFields().stream().map(EventField::new).toList();
    all.forEach(field -> byName.put(field.name(), field));
  }

  public static EventFields of(EventType type) {
    return BY_TYPE.get(type);
  }

  public List<EventField> all() {
    return all;
  }

  /** The field of that name, or null. */
  public EventField byName(String name) {
    return byName.get(name);
  }
}
