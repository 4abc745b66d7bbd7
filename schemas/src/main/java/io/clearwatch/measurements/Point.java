package io.clearwatch.measurements;

import java.util.Arrays;
import java.util.Objects;

/**
 * One point of a measurement. Mutable public fields, so that Flink serializes it as a POJO.
 *
 * <p>Numeric and boolean fields stand in {@link #numbers} at their field's position (booleans as 0
 * and 1, integers exact up to 2^53), text fields in {@link #texts} at theirs; the other array holds
 * 0 or null there.
 */
public final class Point {
  public Measurement measurement;

  /** Tag values in the order of {@link Measurement#tags()}; never null, never empty. */
  public String[] tags;

  public double[] numbers;
  public String[] texts;

  /** Time of the point: milliseconds since the epoch, UTC. */
  public long timeMillis;

  /** For Flink. */
  public Point() {}

  private Point(
      Measurement measurement, long timeMillis, String[] tags, double[] numbers, String[] texts) {
    this.measurement = measurement;
    this.timeMillis = timeMillis;
    this.tags = tags;
    this.numbers = numbers;
    this.texts = texts;
  }

  /**
   * A point with its tags; fields follow with {@link #with}.
   *
   * @throws IllegalArgumentException if the number of tags is not the measurement's
   */
  public static Point of(Measurement measurement, long timeMillis, String... tags) {
    if (tags.length != measurement.tags().size()) {
      throw new IllegalArgumentException(
          measurement.key() + " has the tags " + measurement.tags() + ", not " + tags.length);
    }
    int fields = measurement.fields().size();
    return new Point(measurement, timeMillis, tags, new double[fields], new String[fields]);
  }

  /** Sets the field at a position of {@link Measurement#fields()}. */
  public Point with(int position, double value) {
    numbers[position] = value;
    return this;
  }

  /** Sets the text field at a position of {@link Measurement#fields()}. */
  public Point with(int position, String value) {
    texts[position] = value;
    return this;
  }

  /** Identity of the series: the measurement and its tags. Equal for all times of a series. */
  public String series() {
    return measurement.key() + ',' + String.join(",", tags);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point that
        && measurement == that.measurement
        && timeMillis == that.timeMillis
        && Arrays.equals(tags, that.tags)
        && Arrays.equals(numbers, that.numbers)
        && Arrays.equals(texts, that.texts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(measurement, timeMillis, Arrays.hashCode(tags));
  }

  @Override
  public String toString() {
    return series()
        + '@'
        + timeMillis
        + ' '
        + Arrays.toString(numbers)
        + ' '
        + Arrays.toString(texts);
  }
}
