package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
import io.clearwatch.measurements.Point;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  private static final long TIME = 1_772_352_900_000L;

  @Test
  void everyFieldIsWrittenInTheOrderOfTheSchemaWithItsType() {
    Point point =
        Point.of(Measurement.STAGE, TIME, "24h", "customs", "dalian", "dalian-dayaowan", "import")
            .with(0, 12)
            .with(1, 3.25)
            .with(2, 40);

    assertThat(LineProtocol.encode(point))
        .isEqualTo(
            "stage,window=24h,stage=customs,city=dalian,port=dalian-dayaowan,direction=import"
                + " count=12i,mean=3.25,p90=40 1772352900000");
  }

  @Test
  void booleansAreWrittenAsWords() {
    String[] tags = new String[12];
    Arrays.fill(tags, "all");
    assertThat(LineProtocol.encode(Point.of(Measurement.ROLLING, TIME, tags).with(6, 1)))
        .endsWith(" count=0i,mean=0,p50=0,p90=0,p95=0,p99=0,provisional=true 1772352900000");
  }

  @Test
  void specialCharactersAreEscapedAndAnAbsentTextIsEmpty() {
    Point point =
        Point.of(Measurement.OVERDUE, TIME, "大窑湾 a,b=c", "import", "0.5")
            .with(0, "say \"5\\6\"")
            .with(1, 1e-7);

    assertThat(LineProtocol.encode(point))
        .isEqualTo(
            "overdue,port=大窑湾\\ a\\,b\\=c,direction=import,rank=0.5"
                + " declaration_id=\"say \\\"5\\\\6\\\"\",age_hours=1.0E-7,stage=\"\""
                + " 1772352900000");
  }

  @Test
  void whatATagCannotHoldIsReplaced() {
    assertThat(LineProtocol.encode(Point.of(Measurement.PIPELINE, TIME, "a\nb\\")))
        .startsWith("pipeline,job=a_b_ watermark_lag_s=0,");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNotFiniteIsAnErrorThatNamesTheSeries(double value) {
    Point number = Point.of(Measurement.PIPELINE, TIME, "clearance").with(0, value);
    Point integer = Point.of(Measurement.PIPELINE, TIME, "clearance").with(1, value);

    assertThatThrownBy(() -> LineProtocol.encode(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pipeline,clearance")
        .hasMessageContaining("watermark_lag_s");
    assertThatThrownBy(() -> LineProtocol.encode(integer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("late");
  }

  @Test
  void aBrokenIntegerAndAMissingTagAreErrors() {
    assertThatThrownBy(
            () -> LineProtocol.encode(Point.of(Measurement.PIPELINE, TIME, "job").with(1, 1.5)))
        .hasMessageContaining("late = 1.5 is no INTEGER");
    assertThatThrownBy(() -> LineProtocol.encode(Point.of(Measurement.PIPELINE, TIME, "")))
        .hasMessageContaining("tag job is missing");
  }

  @Property
  void aLineReadsBackAsThePointItWasWrittenFrom(@ForAll("points") Point point) {
    ParsedLine line = ParsedLine.of(LineProtocol.encode(point));

    assertThat(line.measurement()).isEqualTo(point.measurement.key());
    assertThat(line.time()).isEqualTo(point.timeMillis);
    assertThat(line.tags()).hasSameSizeAs(point.tags);
    for (int i = 0; i < point.tags.length; i++) {
      assertThat(line.tags().get(i))
          .containsExactly(
              point.measurement.tags().get(i), point.tags[i].replaceAll("[\n\r\\\\]", "_"));
    }
    assertThat(line.fields()).hasSameSizeAs(point.measurement.fields());
    for (int i = 0; i < line.fields().size(); i++) {
      Field field = point.measurement.fields().get(i);
      assertThat(line.fields().get(i)[0]).isEqualTo(field.name());
      assertThat(value(field.type(), line.fields().get(i)[1]))
          .isEqualTo(field.type() == FieldType.TEXT ? point.texts[i] : (Object) point.numbers[i]);
    }
  }

  private static Object value(FieldType type, String written) {
    return switch (type) {
      case INTEGER -> (double) Long.parseLong(written.replaceFirst("i$", ""));
      case NUMBER -> Double.parseDouble(written);
      case BOOLEAN -> Boolean.parseBoolean(written) ? 1.0 : 0.0;
      case TEXT -> ParsedLine.text(written);
    };
  }

  @Provide
  Arbitrary<Point> points() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars(",= \"\\\n\r#'.:/-aZ09\t大连")
            .ascii()
            .ofMinLength(1)
            .ofMaxLength(12);
    Arbitrary<Double> numbers =
        Arbitraries.oneOf(
            Arbitraries.doubles(),
            Arbitraries.integers().map(Integer::doubleValue),
            Arbitraries.of(1e15, -1e300, Double.MIN_VALUE, Double.MAX_VALUE));
    return Arbitraries.of(Measurement.class)
        .flatMap(
            measurement ->
                Combinators.combine(
                        texts.array(String[].class).ofSize(measurement.tags().size()),
                        texts.array(String[].class).ofSize(measurement.fields().size()),
                        numbers.array(Double[].class).ofSize(measurement.fields().size()),
                        Arbitraries.longs().between(0, 4_000_000_000_000L))
                    .as(
                        (tags, words, values, time) ->
                            filled(Point.of(measurement, time, tags), words, values)));
  }

  private static Point filled(Point point, String[] words, Double[] values) {
    for (int i = 0; i < values.length; i++) {
      switch (point.measurement.fields().get(i).type()) {
        case TEXT -> point.with(i, words[i]);
        case BOOLEAN -> point.with(i, values[i] > 0 ? 1 : 0);
        case INTEGER -> point.with(i, (double) (long) (values[i] % 9e15));
        // -0.0 is written as 0.
        case NUMBER -> point.with(i, values[i] + 0.0);
      }
    }
    return point;
  }
}
