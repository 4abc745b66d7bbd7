package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.HttpUrl;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:pw@influxdb:8086",
        "http://influxdb:8086?token=pw",
        "http://a b:pw",
      })
  void aUrlWithASecretIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> InfluxSettings.builder(url, "clearwatch"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("pw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"influxdb:8086", "ftp://influxdb", "http:///x"})
  void aUrlOfAnotherKindIsRefused(String url) {
    assertThatThrownBy(() -> InfluxSettings.builder(url, "clearwatch"))
        .hasMessageContaining("expected http://HOST:PORT");
  }

  @Test
  void theSinkTravelsWithTheJobGraph() throws Exception {
    InfluxSettings settings = InfluxSettings.builder("http://influxdb:8086/", "db").build();
    InfluxSink sink = new InfluxSink(settings);
    assertThat(InstantiationUtil.clone(sink)).isNotNull();
    assertThat(settings).hasToString("db at http://influxdb:8086");
  }

  @Test
  void aWriteOfTheV2ApiBecomesOneOfV1() {
    HttpUrl v2 = HttpUrl.get("http://h:1/prefix/api/v2/write?org=o&bucket=db%2Fweek&precision=ms");

    assertThat(V1WriteInterceptor.v1(v2))
        .isEqualTo(HttpUrl.get("http://h:1/prefix/write?db=db&precision=ms&rp=week"));
    assertThat(V1WriteInterceptor.authorization("user:pass")).isEqualTo("Basic dXNlcjpwYXNz");
  }
}
