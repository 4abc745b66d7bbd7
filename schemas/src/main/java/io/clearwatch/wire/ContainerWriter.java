package io.clearwatch.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes an Avro object container, uncompressed: what deflate makes of the same bytes differs
 * between builds of zlib.
 */
final class ContainerWriter implements EventFileWriter {
  private static final int SYNC_MARKER_BYTES = 16;

  private final DataFileWriter<SpecificRecordBase> out;

  ContainerWriter(OutputStream stream, EventType type) throws IOException {
    SpecificData model = SpecificData.getForClass(type.recordClass());
    out = new DataFileWriter<>(new SpecificDatumWriter<>(type.schema(), model));
    out.create(type.schema(), stream, syncMarker(type));
  }

  /** Usually random; here it has to be the same in every run, so it is a text of the type. */
  private static byte[] syncMarker(EventType type) {
    byte[] text = ("clearwatch " + type.stem()).getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(text, SYNC_MARKER_BYTES);
  }

  @Override
  public void write(SpecificRecordBase event) throws IOException {
    out.append(event);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
