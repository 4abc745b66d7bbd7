package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerReaderTest {
  private static final Schema CURRENT = RefundEvent.getClassSchema();

  @TempDir Path folder;

  @Test
  void readsCompressedContainers() throws IOException {
    byte[] content = container(CURRENT, CodecFactory.deflateCodec(6), 3, 2);

    assertThat(read(content)).extracting(ReadAll::summary).containsOnly("event").hasSize(6);
  }

  @Test
  void readsOtherSchemasThatResolve() throws IOException {
    Schema more = edited("\"fields\":[", "\"fields\":[{\"name\":\"desk\",\"type\":\"int\"},");

    assertThat(read(container(more, CodecFactory.nullCodec(), 1, 2)))
        .extracting(EventRead::event)
        .allSatisfy(event -> assertThat(((RefundEvent) event).getRefundId()).isEqualTo("R1"))
        .hasSize(2);
  }

  @Test
  void everyRecordOfASchemaThatDoesNotResolveIsRejected() throws IOException {
    Schema less = edited("\"name\":\"amountFen\"", "\"name\":\"amountYuan\"");

    List<EventRead> reads = read(container(less, CodecFactory.nullCodec(), 2, 2));

    assertThat(reads)
        .extracting(read -> read.rejected().getPosition())
        .containsExactly("1", "2", "3", "4");
    assertThat(reads)
        .extracting(read -> read.rejected().getReason())
        .containsOnly(RejectReason.unknown_schema);
    assertThat(reads.get(0).rejected().getDetail()).contains("amountFen");
    assertThat(ReadAll.raw(reads.get(0))).contains("R1");
  }

  @Test
  void anotherUnitOfTimeIsAnotherSchema() throws IOException {
    Schema micros = edited("timestamp-millis", "timestamp-micros");

    assertThat(ReadAll.summary(read(container(micros, CodecFactory.nullCodec(), 1, 1)).get(0)))
        .isEqualTo(
            "1 unknown_schema the file's schema cannot be used: eventTime is not timestamp-millis");
  }

  @Test
  void recordsAreChecked() throws IOException {
    byte[] content = container(CURRENT, CodecFactory.nullCodec(), 1, 2);
    replace(content, "shenzhen", "atlantis");

    assertThat(read(content))
        .extracting(ReadAll::summary)
        .containsExactly("1 bad_value city 'atlantis' is unknown", "event");
  }

  @Test
  void aDamagedRecordSpoilsTheRestOfItsBlockOnly() throws IOException {
    byte[] content = container(CURRENT, CodecFactory.nullCodec(), 3, 3);
    // The length of the second record's refundId, which stands before its two bytes.
    content[indexOf(content, "R1", 1) - 1] = (byte) 0x7F;

    List<EventRead> reads = read(content);

    assertThat(reads).hasSize(8);
    assertThat(ReadAll.summary(reads.get(1)))
        .startsWith("2 undecodable records 2 to 3 cannot be read: ");
    assertThat(reads).filteredOn(read -> read.event() != null).hasSize(7);
  }

  @Test
  void afterADamagedBlockTheRestOfTheFileIsRejected() throws IOException {
    byte[] content = container(CURRENT, CodecFactory.nullCodec(), 3, 2);
    int syncAfterFirstBlock = indexOf(content, "0123456789abcdef", 1);
    content[syncAfterFirstBlock] ^= 1;

    List<EventRead> reads = read(content);

    assertThat(reads).hasSize(1);
    assertThat(ReadAll.summary(reads.get(0)))
        .startsWith("1 undecodable damaged container, nothing from record 1 on can be read");
  }

  @Test
  void aCutOffContainerGivesWhatIsWhole() throws IOException {
    byte[] content = container(CURRENT, CodecFactory.nullCodec(), 3, 2);

    List<EventRead> reads = read(Arrays.copyOf(content, content.length - 20));

    assertThat(reads).hasSize(5);
    assertThat(ReadAll.summary(reads.get(4)))
        .startsWith("5 undecodable damaged container, nothing from record 5 on can be read");
  }

  @Test
  void whatIsNoContainerIsRejectedAsAWhole() throws IOException {
    assertThat(read("eventId,eventTime".getBytes(StandardCharsets.UTF_8)))
        .extracting(ReadAll::summary)
        .hasSize(1)
        .allMatch(summary -> summary.startsWith("1 undecodable damaged container"));
    assertThat(read(new byte[0])).hasSize(1);
  }

  @Property(tries = 1000)
  void damageNeverThrows(@ForAll int where, @ForAll @Size(min = 1, max = 8) byte[] damage)
      throws IOException {
    byte[] content = container(CURRENT, CodecFactory.nullCodec(), 2, 2);
    Path damaged = Files.createTempFile("damaged", ".avro");
    for (int i = 0; i < damage.length; i++) {
      content[Math.floorMod(where + i, content.length)] = damage[i];
    }

    Files.write(damaged, content);

    try {
      assertThat(ReadAll.of(new EventFile(damaged.toString(), EventType.REFUNDS, EventFormat.AVRO)))
          .isNotEmpty();
    } finally {
      Files.delete(damaged);
    }
  }

  private List<EventRead> read(byte[] content) throws IOException {
    return ReadAll.of(ReadAll.file(folder, EventType.REFUNDS, EventFormat.AVRO, content));
  }

  private static Schema edited(String from, String to) {
    String json = CURRENT.toString();
    assertThat(json).contains(from);
    return new Schema.Parser().parse(json.replace(from, to));
  }

  private static byte[] container(
      Schema schema, CodecFactory codec, int blocks, int recordsPerBlock) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] sync = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(codec).create(schema, bytes, sync);
      for (int block = 0; block < blocks; block++) {
        for (int i = 0; i < recordsPerBlock; i++) {
          writer.append(record(schema));
        }
        writer.sync();
      }
    }
    return bytes.toByteArray();
  }

  private static GenericRecord record(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(
          field.pos(),
          switch (field.name()) {
            case "eventTime" -> SampleEvents.TIME.toEpochMilli();
            case "phase" -> new GenericData.EnumSymbol(field.schema(), "ACCEPTED");
            case "exporterClass" -> new GenericData.EnumSymbol(field.schema(), "CLASS_1");
            case "city" -> "shenzhen";
            case "refundId" -> "R1";
            case "paperless" -> true;
            case "desk" -> 7;
            case "amountFen", "amountYuan" -> 5L;
            default -> field.name();
          });
    }
    return record;
  }

  private static void replace(byte[] content, String from, String to) {
    byte[] bytes = to.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, content, indexOf(content, from, 0), bytes.length);
  }

  private static int indexOf(byte[] content, String text, int occurrence) {
    String all = new String(content, StandardCharsets.ISO_8859_1);
    int index = all.indexOf(text);
    for (int i = 0; i < occurrence; i++) {
      index = all.indexOf(text, index + 1);
    }
    assertThat(index).isPositive();
    return index;
  }
}
