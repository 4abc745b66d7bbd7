package io.clearwatch.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiscoveriesTest {
  /** The example of Benjamini and Hochberg (1995), section 3.2: four of fifteen. */
  @Test
  void asManyAreToldAsTheAuthorsTell() {
    double[] probabilities = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };
    boolean[] among = Discoveries.among(probabilities);

    for (int i = 0; i < probabilities.length; i++) {
      assertThat(among[i]).as("number %d", i).isEqualTo(i < 4);
    }
  }

  @Test
  void oneThatIsAboveItsOwnBoundIsToldWithRarerOnesThatFollow() {
    assertThat(Discoveries.among(new double[] {0.04, 0.03, 0.045})).containsOnly(true);
  }

  @Test
  void fiftyOfAThousandByChanceAreNone() {
    double[] byChance = new double[1000];
    for (int i = 0; i < byChance.length; i++) {
      byChance[i] = (i + 1) / 1001.0;
    }

    assertThat(Discoveries.among(byChance)).containsOnly(false);
  }

  @Test
  void ofNothingNothingIsTold() {
    assertThat(Discoveries.among(new double[0])).isEmpty();
  }
}
