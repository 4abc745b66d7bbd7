package io.clearwatch.jobs.sinks.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private static final double HALF_OF_THE_LAST_DIGIT = 0.5e-9;

  @Property
  void aNumberIsPlainAndWithinHalfOfItsLastDigit(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double value) {
    String text = Text.number(value);

    assertThat(text).matches("-?\\d+(\\.\\d{9})?");
    double most = HALF_OF_THE_LAST_DIGIT + Math.ulp(value);
    assertThat(new BigDecimal(text).subtract(new BigDecimal(value)).abs().doubleValue())
        .isLessThanOrEqualTo(most);
  }

  @Property
  void wholeNumbersHaveNoDecimals(@ForAll @LongRange(min = -1000, max = 1L << 49) long value) {
    assertThat(Text.number((double) value)).isEqualTo(Long.toString(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.100000000",
    "-0.25, -0.250000000",
    "39.9999999996, 40.000000000",
    "5000000.5, 5000000.500000000",
    "-0.0, 0",
    "1e300, 1e300"
  })
  void numbersAtTheEdges(double value, String text) {
    assertThat(Text.number(value))
        .isEqualTo(text.contains("e") ? new BigDecimal(text).setScale(9).toPlainString() : text);
  }

  @Property
  void aTimeIsThatOfTheStandardLibrary(
      @ForAll @LongRange(min = 946_684_800_000L, max = 253_402_300_799_999L) long millis) {
    assertThat(Text.time(millis)).isEqualTo(Instant.ofEpochMilli(millis).toString());
    long wholeSecond = millis / 1000 * 1000;
    assertThat(Text.time(wholeSecond)).isEqualTo(Instant.ofEpochMilli(wholeSecond).toString());
  }

  @Test
  void valuesAreQuotedWhereTheyHaveTo() {
    assertThat(Text.line(new String[] {"a", "b,c", "say \"x\"", "", "two\nlines"}))
        .isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",,\"two\nlines\"");
  }
}
