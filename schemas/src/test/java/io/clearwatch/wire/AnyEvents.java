package io.clearwatch.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Usable events of every type, with values as odd as the schema and the checks let them be. */
final class AnyEvents {
  static final Set<String> PORTS = Set.of("shenzhen-yantian", "dalian-dayaowan");
  static final Set<String> CITIES = Set.of("shenzhen", "dalian");
  static final EventChecks CHECKS = EventChecks.replay(PORTS, CITIES);

  private AnyEvents() {}

  static Arbitrary<SpecificRecordBase> any() {
    return Arbitraries.oneOf(Stream.of(EventType.values()).map(AnyEvents::of).toList());
  }

  static Arbitrary<SpecificRecordBase> of(EventType type) {
    List<Arbitrary<Object>> values = new ArrayList<>();
    for (EventField field : EventFields.of(type).all()) {
      Arbitrary<Object> value = value(type, field);
      values.add(field.required() ? value : value.injectNull(0.3));
    }
    return Combinators.combine(values)
        .as(
            chosen -> {
              SpecificRecordBase event = type.newEvent();
              for (int i = 0; i < chosen.size(); i++) {
                event.put(i, chosen.get(i));
              }
              return event;
            });
  }

  private static Arbitrary<Object> value(EventType type, EventField field) {
    return switch (field.meaning()) {
      case ID -> ids().asGeneric();
      case PORT -> Arbitraries.of(PORTS).asGeneric();
      case CITY -> Arbitraries.of(CITIES).asGeneric();
      case AMOUNT -> Arbitraries.longs().greaterOrEqual(0).asGeneric();
      case TIME -> times().asGeneric();
      case OTHER ->
          switch (field.kind()) {
            case TEXT -> texts().asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case SYMBOL -> Arbitraries.of(constants(type, field));
            default -> throw new IllegalStateException(field.name());
          };
    };
  }

  private static List<Object> constants(EventType type, EventField field) {
    Schema schema = EventField.valueSchema(type.schema().getField(field.name()).schema());
    return List.of(SpecificData.get().getClass(schema).getEnumConstants());
  }

  private static Arbitrary<Instant> times() {
    long latest = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    return Arbitraries.longs()
        .between(EventChecks.EARLIEST_MILLIS, latest)
        .map(Instant::ofEpochMilli);
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.strings()
        .withChars("ABC-09 ,\"'#;\\{港")
        .withCharRange('\u00a1', '\u2000')
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(id -> !id.isBlank());
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab ,\"'\r\n\t\\深圳\0")
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(text -> text.contains("b") ? text + "\ud83d\udea2" : text);
  }
}
