package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldSettingsTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final WorldSettings NORMAL = WorldSettings.normal(1, FROM, null);

  @Test
  void everyPortOfTheRegistryIsSimulated() {
    assertThat(NORMAL.ports())
        .containsExactlyInAnyOrderElementsOf(PortRegistry.builtIn().portIds());
  }

  @Test
  void portsGoodsComeToAreServedByTheirMeansOfTransport() {
    for (PortProfile profile : Calibration.PORTS) {
      assertThat(PortRegistry.builtIn().port(profile.id()).transports())
          .containsAll(profile.imports().stream().map(Flow::transport).toList());
    }
  }

  @Test
  void anUnknownPortIsNamed() {
    assertThatThrownBy(() -> NORMAL.withPorts(List.of("dalian-dayaowan", "tianjin-xingang")))
        .hasMessageStartingWith("unknown port tianjin-xingang; there are shenzhen-yantian");
  }

  @Test
  void anEndBeforeTheStartIsRefused() {
    assertThatThrownBy(() -> WorldSettings.normal(1, FROM, FROM))
        .hasMessageContaining("is not after the start");
  }

  @Test
  void aRateOfZeroIsRefused() {
    assertThatThrownBy(() -> NORMAL.withRate(0)).hasMessageStartingWith("rate 0.0 is not above 0");
  }

  @Test
  void aScenarioWithoutItsPortsIsRefused() {
    WorldSettings qingdao = NORMAL.withPorts(List.of("qingdao-qianwan"));

    assertThatThrownBy(() -> qingdao.with(Scenario.TYPHOON))
        .hasMessageStartingWith("scenario typhoon happens in guangzhou and shenzhen");
  }

  @Test
  void anUnknownScenarioIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> Scenario.ofKey("flood"))
        .hasMessageContaining("unknown scenario 'flood'")
        .hasMessageContaining("scanner-outage");
    assertThat(Scenario.ofKey("scanner-outage")).isEqualTo(Scenario.SCANNER_OUTAGE);
  }
}
