package io.clearwatch.generators;

/**
 * Six-digit numbers that are unique within a day: tenths of a second since its start, or the next
 * free one. So the numbers of two worlds that follow one another do not meet, wherever the seam is.
 */
final class DailyNumbers {
  private static final long MILLIS_PER_NUMBER = 100;
  private static final int LARGEST = 999_999;

  private long epochDay = Long.MIN_VALUE;
  private int last;

  String next(long nowMillis) {
    long today = ShanghaiTime.epochDay(nowMillis);
    if (today != epochDay) {
      epochDay = today;
      last = -1;
    }
    int tenths = (int) ((nowMillis - ShanghaiTime.startOfDayMillis(today)) / MILLIS_PER_NUMBER);
    last = Math.max(last + 1, tenths);
    if (last > LARGEST) {
      throw new IllegalStateException("no number is left for the day; lower the rate");
    }
    return String.valueOf(LARGEST + 1 + last).substring(1);
  }
}
