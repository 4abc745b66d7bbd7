package io.clearwatch.standalone.imports;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the times of a column are written.
 *
 * @param patterns that fit its texts together; none if most texts fit none
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

  private static final Map<String, DateTimeFormatter> FORMATS = formats();

  /** How many texts are tried. */
  private static final int ENOUGH = 500;

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

  /**
   * The pattern that fits most texts, then the one that fits most of the others, and so on; none if
   * more than half of the texts fit none. The rest is for the import to reject.
   */
  private static Set<String> fitting(Collection<String> patterns, Collection<String> texts) {
    List<String> tried = texts.stream().limit(ENOUGH).toList();
    List<String> others = tried;
    Set<String> fitting = new LinkedHashSet<>();
    while (!others.isEmpty()) {
      String best = null;
      List<String> left = others;
      for (String pattern : patterns) {
        List<String> unfit = others.stream().filter(text -> !fits(pattern, text)).toList();
        if (unfit.size() < left.size()) {
          best = pattern;
          left = unfit;
        }
      }
      if (best == null) {
        break;
      }
      fitting.add(best);
      others = left;
    }
    return others.size() * 2 <= tried.size() ? fitting : Set.of();
  }

  private static boolean fits(String pattern, String text) {
    try {
      FORMATS.get(pattern).parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Map<String, DateTimeFormatter> formats() {
    Map<String, DateTimeFormatter> formats = new HashMap<>();
    CLOCKS.forEach(clock -> formats.put(clock, DateTimeFormatter.ofPattern(clock, Locale.ENGLISH)));
    DATES.forEach(date -> formats.put(date, TimeFormats.format(date)));
    datesAndClocks().forEach(both -> formats.put(both, TimeFormats.format(both)));
    return formats;
  }
}
