package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** One field of an event as its schema describes it, and how it is read from plain text. */
public final class EventField {

  /** How the value is written down. */
  public enum Kind {
    TEXT,
    SYMBOL,
    TIME,
    INTEGER,
    BOOLEAN
  }

  /** What the value has to be checked for. */
  enum Meaning {
    ID,
    PORT,
    CITY,
    AMOUNT,
    TIME,
    OTHER
  }

  private final String name;
  private final int position;
  private final boolean required;
  private final Kind kind;
  private final Meaning meaning;
  private final Map<String, Object> symbols;

  EventField(Schema.Field field) {
    Schema value = valueSchema(field.schema());
    name = field.name();
    position = field.pos();
    required = !field.schema().isNullable();
    kind = kindOf(value);
    meaning = meaningOf(name, kind);
    symbols = kind == Kind.SYMBOL ? symbolsOf(value) : Map.of();
  }

  public String name() {
    return name;
  }

  /** Where {@code get} and {@code put} of the record have it. */
  public int position() {
    return position;
  }

  public boolean required() {
    return required;
  }

  public Kind kind() {
    return kind;
  }

  Meaning meaning() {
    return meaning;
  }

  /** Names of the values of a field of kind {@link Kind#SYMBOL}; none for another. */
  public Set<String> symbols() {
    return Collections.unmodifiableSet(symbols.keySet());
  }

  /**
   * The value that a non-empty text stands for, as the record's {@code put} takes it.
   *
   * @throws UnusableException if the text is none of the values of this field
   */
  public Object parse(String text) throws UnusableException {
    return switch (kind) {
      case TEXT -> text;
      case SYMBOL -> {
        Object symbol = symbols.get(text);
        if (symbol == null) {
          throw bad(text, "none of " + symbols.keySet());
        }
        yield symbol;
      }
      case TIME -> parseTime(text);
      case INTEGER -> {
        try {
          yield Long.parseLong(text);
        } catch (NumberFormatException e) {
          throw bad(text, "not a whole number of 64 bits");
        }
      }
      case BOOLEAN ->
          switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(text, "neither true nor false");
          };
    };
  }

  private Instant parseTime(String text) throws UnusableException {
    try {
      return Instant.ofEpochMilli(IsoTime.parseMillis(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw bad(text, "not a time as in 2026-03-01T08:15:00Z");
    }
  }

  UnusableException bad(String text, String why) {
    return new UnusableException(RejectReason.bad_value, name + " '" + text + "' is " + why);
  }

  static Schema valueSchema(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(member -> member.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static Kind kindOf(Schema value) {
    return switch (value.getType()) {
      case STRING -> Kind.TEXT;
      case ENUM -> Kind.SYMBOL;
      case BOOLEAN -> Kind.BOOLEAN;
      case LONG -> value.getLogicalType() == null ? Kind.INTEGER : Kind.TIME;
      default -> throw new IllegalStateException("no plain form for " + value);
    };
  }

  private static Meaning meaningOf(String name, Kind kind) {
    if (kind == Kind.TIME) {
      return Meaning.TIME;
    }
    return switch (name) {
      case "eventId", "declarationId", "inspectionId", "refundId" -> Meaning.ID;
      case "port" -> Meaning.PORT;
      case "city" -> Meaning.CITY;
      case "amountFen" -> Meaning.AMOUNT;
      default -> Meaning.OTHER;
    };
  }

  private static Map<String, Object> symbolsOf(Schema value) {
    Map<String, Object> symbols = new LinkedHashMap<>();
    for (Object constant : SpecificData.get().getClass(value).getEnumConstants()) {
      symbols.put(constant.toString(), constant);
    }
    return symbols;
  }
}
