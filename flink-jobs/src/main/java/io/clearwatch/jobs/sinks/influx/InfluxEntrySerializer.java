package io.clearwatch.jobs.sinks.influx;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/** Lines that were not yet sent when a checkpoint was taken. */
final class InfluxEntrySerializer extends AsyncSinkWriterStateSerializer<InfluxEntry> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public BufferedRequestState<InfluxEntry> deserialize(int version, byte[] serialized)
      throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the state of the InfluxDB sink has version "
              + version
              + ", this program reads "
              + VERSION
              + ": start from a savepoint that was taken by this version");
    }
    return super.deserialize(version, serialized);
  }

  @Override
  protected void serializeRequestToStream(InfluxEntry entry, DataOutputStream out)
      throws IOException {
    writeText(entry.series(), out);
    writeText(entry.fields(), out);
    out.writeLong(entry.timeMillis());
  }

  @Override
  protected InfluxEntry deserializeRequestFromStream(long requestSize, DataInputStream in)
      throws IOException {
    return new InfluxEntry(readText(in), readText(in), in.readLong());
  }

  /** Not {@code writeUTF}, which ends at 64 KiB. */
  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
