package io.clearwatch.jobs.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

  @Test
  void aPathIsKeptAsPrefix() {
    assertThat(ServerUrl.plain("https://am.example/prefix/", Secret.ALERTMANAGER))
        .isEqualTo("https://am.example/prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user:pw@am:9093", "http://am:9093?token=pw", "http://a b:pw"})
  void aUrlWithASecretIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> ServerUrl.plain(url, Secret.ALERTMANAGER))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("Alertmanager")
        .doesNotContain("pw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"am:9093", "ftp://am", "http:///x"})
  void aUrlOfAnotherKindIsRefused(String url) {
    assertThatThrownBy(() -> ServerUrl.plain(url, Secret.ALERTMANAGER))
        .hasMessageContaining("expected http://HOST:PORT");
  }
}
