package io.clearwatch.jobs.sinks.alertmanager;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** As JSON by the names of the fields, so a field may be added without a new version. */
final class BookStateSerializer implements SimpleVersionedSerializer<BookState> {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(BookState state) throws IOException {
    return JSON.writeValueAsBytes(state);
  }

  @Override
  public BookState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the state of the Alertmanager sink has version "
              + version
              + ", this program reads "
              + VERSION
              + ": start from a savepoint that was taken by this version");
    }
    return JSON.readValue(serialized, BookState.class);
  }
}
