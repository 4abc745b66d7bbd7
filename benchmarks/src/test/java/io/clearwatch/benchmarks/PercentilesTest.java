package io.clearwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void theShareOfAllValuesIsNotAboveThePercentile() {
    Percentiles hundred =
        new Percentiles(IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

    assertThat(hundred.at(0.50)).isEqualTo(50);
    assertThat(hundred.at(0.99)).isEqualTo(99);
    assertThat(hundred.max()).isEqualTo(100);
  }

  @Test
  void ofFewValuesAHighPercentileIsTheLargest() {
    Percentiles three = new Percentiles(new double[] {3, 1, 2});

    assertThat(three.at(0.99)).isEqualTo(3);
    assertThat(three.at(0.50)).isEqualTo(2);
    assertThat(three.at(0)).isEqualTo(1);
  }

  @Test
  void ofNoValueThereIsNone() {
    assertThatThrownBy(() -> new Percentiles(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
