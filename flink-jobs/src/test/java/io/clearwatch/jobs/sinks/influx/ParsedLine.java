package io.clearwatch.jobs.sinks.influx;

import java.util.ArrayList;
import java.util.List;

/** A line of line protocol taken apart by a parser that shares nothing with the encoder. */
record ParsedLine(String measurement, List<String[]> tags, List<String[]> fields, long time) {

  static ParsedLine of(String line) {
    List<String> words = split(line, ' ', false);
    String series = words.get(0);
    int time = line.lastIndexOf(' ');
    List<String> head = split(series, ',', false);
    return new ParsedLine(
        head.get(0),
        head.stream().skip(1).map(ParsedLine::tag).toList(),
        split(line.substring(series.length() + 1, time), ',', true).stream()
            .map(pair -> pair.split("=", 2))
            .toList(),
        Long.parseLong(line.substring(time + 1)));
  }

  /** The string of a quoted field value. */
  static String text(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replaceAll("(?s)\\\\([\"\\\\])", "$1");
  }

  private static String[] tag(String pair) {
    List<String> sides = split(pair, '=', false);
    if (sides.size() != 2) {
      throw new IllegalArgumentException("tag " + pair);
    }
    return new String[] {sides.get(0), sides.get(1).replaceAll("\\\\([,= ])", "$1")};
  }

  /** Splits at a character that no backslash precedes; in fields, quotes protect it as well. */
  private static List<String> split(String line, char at, boolean fields) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    for (char c : line.toCharArray()) {
      if (c == at && !escaped && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
        quoted ^= fields && c == '"' && !escaped;
      }
      escaped = !escaped && c == '\\';
    }
    parts.add(part.toString());
    return parts;
  }
}
