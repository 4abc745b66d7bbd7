package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads an Avro object container written with any schema that the current one can read.
 *
 * <p>Where the schema is another, every record is rejected. Where a record is damaged, the rest of
 * its block is rejected as one and reading goes on with the next block; where a block is damaged,
 * nothing after it can be found, and the rest of the file is rejected as one.
 */
final class ContainerReader extends LookAheadReader {
  private static final byte[] NOTHING = new byte[0];

  private final EventFile file;
  private final EventChecks checks;
  private final InputStream in;

  private DataFileStream<Object> container;
  private RecordDecoder<? extends SpecificRecordBase> decoder;
  private EventProblem schemaProblem;
  private boolean ended;

  private byte[] block = NOTHING;
  private int blockPosition;
  private int blockEnd;
  private long blockRecords;

  /** Number of the record read last, from 1. */
  private long number;

  ContainerReader(EventFile file, EventChecks checks) throws IOException {
    super(file.path());
    this.file = file;
    this.checks = checks;
    in = new BufferedInputStream(Files.newInputStream(Path.of(file.path())));
  }

  @Override
  EventRead advance() {
    if (ended) {
      return null;
    }
    try {
      if (container == null) {
        open();
      }
      while (blockRecords == 0) {
        if (blockPosition < blockEnd) {
          return restOfBlock("more bytes in the block than records");
        }
        if (!nextBlock()) {
          ended = true;
          return null;
        }
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // A damaged block length can ask for an array of any size; refusing it harms nothing else.
      ended = true;
      return rejected(
          new EventProblem(
              RejectReason.undecodable,
              "damaged container, nothing from record " + (number + 1) + " on can be read: " + e),
          NOTHING);
    }
    return readRecord();
  }

  private EventRead readRecord() {
    int start = blockPosition;
    int length;
    try {
      length = decoder.length(block, start, blockEnd - start);
    } catch (UnusableException e) {
      return restOfBlock(e.problem().detail());
    }
    number++;
    blockRecords--;
    blockPosition += length;
    EventProblem problem = schemaProblem;
    if (problem == null) {
      try {
        SpecificRecordBase event = decoder.decode(block, start, length);
        problem = checks.check(file.type(), event, EventChecks.NO_CLOCK);
        if (problem == null) {
          return EventRead.event(file.type(), event);
        }
      } catch (UnusableException e) {
        problem = e.problem();
      }
    }
    return EventRead.rejected(
        file.type(),
        file.name(),
        Long.toString(number),
        problem,
        Arrays.copyOfRange(block, start, start + length));
  }

  private void open() throws IOException {
    container = new DataFileStream<>(in, new GenericDatumReader<>());
    Schema writer = container.getSchema();
    schemaProblem = schemaProblem(writer);
    decoder = new RecordDecoder<>(file.type().recordClass(), writer);
  }

  private boolean nextBlock() throws IOException {
    if (!container.hasNext()) {
      return false;
    }
    ByteBuffer bytes = container.nextBlock();
    block = bytes.array();
    blockPosition = bytes.arrayOffset() + bytes.position();
    blockEnd = blockPosition + bytes.remaining();
    blockRecords = container.getBlockCount();
    return true;
  }

  private EventRead restOfBlock(String why) {
    long last = number + Math.max(1, blockRecords);
    EventRead read =
        rejected(
            new EventProblem(
                RejectReason.undecodable,
                "records " + (number + 1) + " to " + last + " cannot be read: " + why),
            Arrays.copyOfRange(block, blockPosition, blockEnd));
    number += blockRecords;
    blockRecords = 0;
    blockPosition = blockEnd;
    return read;
  }

  private EventRead rejected(EventProblem problem, byte[] raw) {
    return EventRead.rejected(file.type(), file.name(), Long.toString(number + 1), problem, raw);
  }

  private EventProblem schemaProblem(Schema writer) {
    Schema reader = file.type().schema();
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (compatibility.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
      var first = compatibility.getResult().getIncompatibilities().get(0);
      return new EventProblem(
          RejectReason.unknown_schema,
          "the file's schema "
              + writer.getFullName()
              + " cannot be read as "
              + reader.getName()
              + ": "
              + first.getMessage()
              + " at "
              + first.getLocation());
    }
    for (EventField field : EventFields.of(file.type()).all()) {
      Schema.Field written = writer.getField(field.name());
      if (field.kind() == EventField.Kind.TIME && written != null && !inMillis(written)) {
        return new EventProblem(
            RejectReason.unknown_schema,
            field.name() + " is not in milliseconds in the file's schema");
      }
    }
    return null;
  }

  /** Avro resolves a long to a long; a unit that is not milliseconds would pass unnoticed. */
  private static boolean inMillis(Schema.Field field) {
    Schema value = EventField.valueSchema(field.schema());
    return value.getObjectProp("logicalType") == null
        || LogicalTypes.timestampMillis().equals(value.getLogicalType());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
