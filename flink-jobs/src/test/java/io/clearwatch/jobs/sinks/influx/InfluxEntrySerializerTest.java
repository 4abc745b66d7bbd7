package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class InfluxEntrySerializerTest {
  private final InfluxEntrySerializer serializer = new InfluxEntrySerializer();

  @Property(tries = 100)
  void entriesComeBackInOrder(@ForAll @Size(max = 20) List<Long> times) throws IOException {
    List<InfluxEntry> entries =
        times.stream().map(t -> new InfluxEntry("stage,city=大连", "v=\"" + t + "\"", t)).toList();
    assertThat(copy(entries)).isEqualTo(entries);
  }

  @Test
  void aLongTextComesBack() throws IOException {
    List<InfluxEntry> entries = List.of(new InfluxEntry("s", "v=\"" + "x".repeat(70_000), 1));
    assertThat(copy(entries)).isEqualTo(entries);
  }

  @Test
  void stateOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  private List<InfluxEntry> copy(List<InfluxEntry> entries) throws IOException {
    List<RequestEntryWrapper<InfluxEntry>> wrapped =
        entries.stream().map(e -> new RequestEntryWrapper<>(e, e.bytes())).toList();
    byte[] bytes = serializer.serialize(new BufferedRequestState<>(wrapped));
    return serializer
        .deserialize(serializer.getVersion(), bytes)
        .getBufferedRequestEntries()
        .stream()
        .map(RequestEntryWrapper::getRequestEntry)
        .toList();
  }
}
