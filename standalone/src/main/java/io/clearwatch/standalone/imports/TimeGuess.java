package io.clearwatch.standalone.imports;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the times of a column are written.
 *
 * @param patterns that fit its texts together; none if there are texts that none fits
 */
record TimeGuess(Kind kind, Set<String> patterns) {
  /** What the texts have. */
  enum Kind {
    DATE_AND_CLOCK,
    DATE,
    CLOCK,
    NEITHER
  }

  private static final List<String> DATES =
      List.of(
          "yyyy-M-d",
          "yyyy/M/d",
          "yyyy.M.d",
          "yyyy年M月d日",
          "yyyyMMdd",
          "M/d/yyyy",
          "d/M/yyyy",
          "d.M.yyyy");
  private static final List<String> CLOCKS =
      List.of("H:mm:ss", "H:mm", "H:mm:ss.SSS", "H时m分s秒", "H时m分", "HHmmss");

  /** How many texts are tried. */
  private static final int ENOUGH = 2_000;

  /** The guess for the texts of a column that are not empty. */
  static TimeGuess of(Collection<String> texts) {
    if (texts.isEmpty()) {
      return new TimeGuess(Kind.NEITHER, Set.of());
    }
    Set<String> both = fitting(datesAndClocks(), texts);
    if (!both.isEmpty()) {
      return new TimeGuess(Kind.DATE_AND_CLOCK, both);
    }
    Set<String> dates = fitting(DATES, texts);
    if (!dates.isEmpty()) {
      return new TimeGuess(Kind.DATE, dates);
    }
    Set<String> clocks = fitting(CLOCKS, texts);
    return new TimeGuess(clocks.isEmpty() ? Kind.NEITHER : Kind.CLOCK, clocks);
  }

  private static Set<String> datesAndClocks() {
    Set<String> patterns = new LinkedHashSet<>();
    patterns.add(TimeFormats.ISO);
    for (String date : DATES) {
      for (String clock : CLOCKS) {
        patterns.add(date + ' ' + clock);
      }
    }
    patterns.add("yyyyMMddHHmmss");
    patterns.add("yyyyMMddHHmm");
    return patterns;
  }

  /** The one pattern that fits all texts, else the first that fits each; none if one fits none. */
  private static Set<String> fitting(Collection<String> patterns, Collection<String> texts) {
    Set<String> fitting = new LinkedHashSet<>();
    List<String> tried = texts.stream().limit(ENOUGH).toList();
    for (String pattern : patterns) {
      if (tried.stream().allMatch(text -> fits(pattern, text))) {
        return Set.of(pattern);
      }
    }
    for (String text : tried) {
      if (fitting.stream().noneMatch(pattern -> fits(pattern, text))) {
        String first =
            patterns.stream().filter(pattern -> fits(pattern, text)).findFirst().orElse(null);
        if (first == null) {
          return Set.of();
        }
        fitting.add(first);
      }
    }
    return fitting;
  }

  private static boolean fits(String pattern, String text) {
    try {
      if (CLOCKS.contains(pattern)) {
        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).parse(text);
      } else {
        new TimeFormats(List.of(pattern), ZoneOffset.UTC).parse(text);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
