package io.clearwatch.seeds;

import io.clearwatch.events.Transport;
import io.clearwatch.seeds.OpeningHours.Range;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the port registry. */
final class PortReader {
  private static final String HOLIDAY = "holiday";
  private static final Pattern RANGE = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  private static final Map<String, DayOfWeek> DAYS = YamlMap.byName(DayOfWeek.class);

  private static final Map<String, Transport> TRANSPORTS = new LinkedHashMap<>();

  static {
    for (Transport transport : Transport.values()) {
      TRANSPORTS.put(transport.name(), transport);
    }
  }

  private final List<String> problems;

  PortReader(List<String> problems) {
    this.problems = problems;
  }

  void read(YamlFile file, Map<String, City> cities, Map<String, Port> ports) {
    YamlMap root = file.root(problems);
    if (root == null) {
      return;
    }
    for (YamlMap entry : root.maps("cities")) {
      City city = new City(entry.id(), entry.text("name"));
      add(entry, city.id(), city, cities);
    }
    for (YamlMap entry : root.maps("ports")) {
      Port port =
          new Port(
              entry.id(),
              city(entry, cities),
              entry.text("name"),
              entry.text("customsDistrict"),
              Set.copyOf(entry.eachOf("transports", TRANSPORTS)),
              hours(entry, "gateHours"),
              hours(entry, "inspectionHours"));
      add(entry, port.id(), port, ports);
    }
    root.refuseOthers();
  }

  private static <T> void add(YamlMap entry, String id, T value, Map<String, T> all) {
    if (id != null && all.putIfAbsent(id, value) != null) {
      entry.problem("id", "the id " + id + " is given twice", "choose another");
    }
    entry.refuseOthers();
  }

  private static String city(YamlMap entry, Map<String, City> cities) {
    Map<String, String> ids = new LinkedHashMap<>();
    cities.keySet().forEach(id -> ids.put(id, id));
    return entry.oneOf("city", ids, null);
  }

  /**
   * Hours: a mapping from a weekday, a range of weekdays as {@code monday-friday} or {@code
   * holiday} to times as {@code 08:30-12:00, 13:30-17:30}; what is not named is closed.
   */
  private OpeningHours hours(YamlMap entry, String key) {
    YamlMap map = entry.map(key);
    if (map == null) {
      return null;
    }
    int before = problems.size();
    Map<DayOfWeek, List<Range>> week = new EnumMap<>(DayOfWeek.class);
    List<Range> holiday = List.of();
    for (String days : map.keys()) {
      List<Range> ranges =
          map.parse(days, "times as 08:30-12:00, 13:30-17:30", List.of(), PortReader::ranges);
      if (days.equals(HOLIDAY)) {
        holiday = ranges;
        continue;
      }
      for (DayOfWeek day : days(map, days)) {
        if (week.put(day, ranges) != null) {
          map.problem(days, day + " is given twice", "keep one");
        }
      }
    }
    if (problems.size() > before) {
      return null;
    }
    try {
      return new OpeningHours(week, holiday);
    } catch (IllegalArgumentException e) {
      entry.problem(key, e.getMessage(), "correct the times");
      return null;
    }
  }

  private static Set<DayOfWeek> days(YamlMap map, String key) {
    String[] ends = key.split("-", -1);
    DayOfWeek first = DAYS.get(ends[0]);
    DayOfWeek last = DAYS.get(ends[ends.length - 1]);
    if (ends.length > 2 || first == null || last == null || first.compareTo(last) > 0) {
      map.problem(
          key,
          "unknown day " + key,
          "holiday, a weekday, or two as monday-friday, of " + YamlMap.listed(DAYS.keySet()));
      return Set.of();
    }
    return EnumSet.range(first, last);
  }

  private static List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher times = RANGE.matcher(part.strip());
      if (!times.matches()) {
        throw new IllegalArgumentException(text);
      }
      ranges.add(new Range(minute(times, 1), minute(times, 3)));
    }
    return ranges;
  }

  private static int minute(Matcher times, int group) {
    int minute = Integer.parseInt(times.group(group + 1));
    if (minute >= 60) {
      throw new IllegalArgumentException("minute " + minute);
    }
    return Integer.parseInt(times.group(group)) * 60 + minute;
  }
}
