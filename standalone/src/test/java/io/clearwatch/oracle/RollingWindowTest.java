package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.oracle.Figures.Completion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 500})
  void everyTickIsWhatSortingItsWindowGives(int size) {
    Random random = new Random(size);
    List<Completion> completions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      completions.add(new Completion(random.nextInt(200), random.nextInt(40), Map.of()));
    }
    RollingWindow window = new RollingWindow(new RankedDurations(completions), 50);
    for (long tick = 0; tick <= 260; tick += 10) {
      long from = tick - 50;
      long to = tick;
      long[] sorted =
          completions.stream()
              .filter(completion -> completion.timeMillis() >= from && completion.timeMillis() < to)
              .mapToLong(Completion::value)
              .sorted()
              .toArray();
      window.moveTo(tick);
      assertThat(window.count()).isEqualTo(sorted.length);
      if (sorted.length > 0) {
        assertThat(window.sum()).isEqualTo(Arrays.stream(sorted).sum());
        for (int percent : new int[] {0, 50, 90, 95, 99, 100}) {
          assertThat(window.percentile(percent))
              .isEqualTo(sorted[percent * (sorted.length - 1) / 100]);
        }
      }
    }
  }

  @Test
  void emptyWindowHasNoPercentile() {
    RollingWindow window =
        new RollingWindow(new RankedDurations(List.of(new Completion(5, 1, Map.of()))), 10);
    assertThatThrownBy(() -> window.percentile(50)).isInstanceOf(IllegalStateException.class);
  }
}
