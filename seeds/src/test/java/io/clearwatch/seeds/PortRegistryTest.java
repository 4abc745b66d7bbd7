package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Transport;
import org.junit.jupiter.api.Test;

class PortRegistryTest {
  private final PortRegistry ports = PortRegistry.builtIn();

  @Test
  void theElevenPortsAndFourCitiesAreThere() {
    assertThat(ports.portIds())
        .containsExactlyInAnyOrder(
            "shenzhen-yantian",
            "shenzhen-shekou",
            "shenzhen-huanggang",
            "shenzhen-baoan-airport",
            "dalian-dayaowan",
            "dalian-zhoushuizi-airport",
            "qingdao-qianwan",
            "qingdao-jiaodong-airport",
            "guangzhou-nansha",
            "guangzhou-huangpu",
            "guangzhou-baiyun-airport");
    assertThat(ports.cityIds()).containsExactly("shenzhen", "dalian", "qingdao", "guangzhou");
  }

  @Test
  void aPortBelongsToTheCityThatItsIdNames() {
    assertThat(ports.ports())
        .allSatisfy(port -> assertThat(port.id()).startsWith(port.city() + '-'))
        .allSatisfy(port -> assertThat(ports.city(port.city())).isNotNull())
        .allSatisfy(port -> assertThat(port.transports()).isNotEmpty())
        .allSatisfy(port -> assertThat(port.gateHours()).isEqualTo(OpeningHours.ALWAYS));
  }

  @Test
  void anUnknownPortIsNull() {
    assertThat(ports.port("dalian-port-that-is-not")).isNull();
    assertThat(ports.port(null)).isNull();
    assertThat(ports.city("atlantis")).isNull();
  }

  @Test
  void transportsComeInTheOrderOfTheSchema() {
    assertThat(ports.port("dalian-dayaowan").transports())
        .containsExactly(Transport.SEA, Transport.RAIL);
  }

  @Test
  void theRegistryIsTheSameAfterSerialization() throws Exception {
    PortRegistry copy = Serialization.roundTrip(ports);
    assertThat(copy.ports()).containsExactlyElementsOf(ports.ports());
    assertThat(copy.cities()).containsExactlyElementsOf(ports.cities());
  }
}
