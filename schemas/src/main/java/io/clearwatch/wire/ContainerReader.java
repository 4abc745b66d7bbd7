package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
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
  private final SeekableFileInput in;

  private DataFileReader<Object> container;
  private RecordDecoder<? extends SpecificRecordBase> decoder;
  private EventProblem schemaProblem;
  private boolean ended;
  private boolean isCutShort;

  private byte[] block = NOTHING;
  private int blockPosition;
  private int blockEnd;
  private long blockRecords;
  private long positionBytes;

  /** Number of the record read last, from 1. */
  private long number;

  ContainerReader(EventFile file, EventChecks checks) throws IOException {
    super(file.path());
    this.file = file;
    this.checks = checks;
    in = new SeekableFileInput(new File(file.path()));
  }

  @Override
  public boolean isCutShort() {
    return isCutShort;
  }

  @Override
  public long positionBytes() {
    return positionBytes;
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
          return restOfBlock("the block has more bytes than records");
        }
        if (!nextBlock()) {
          ended = true;
          return null;
        }
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // A damaged block length can ask for an array of any size; refusing it harms nothing else.
      ended = true;
      isCutShort = true;
      return rejected(
          new EventProblem(
              RejectReason.undecodable,
              "damaged container, nothing from record " + (number + 1) + " on can be read: " + e),
          NOTHING);
    }
    return readRecord();
  }

  private void open() throws IOException {
    container = new DataFileReader<>(in, new GenericDatumReader<>());
    Schema writer = container.getSchema();
    schemaProblem = schemaProblem(writer);
    decoder = new RecordDecoder<>(file.type().recordClass(), writer);
  }

  private boolean nextBlock() throws IOException {
    if (!container.hasNext()) {
      // The library takes a block that is cut off for the end of the file.
      if (container.previousSync() != in.length()) {
        throw new EOFException("the last block is cut off");
      }
      return false;
    }
    ByteBuffer bytes = container.nextBlock();
    block = bytes.array();
    blockPosition = bytes.arrayOffset() + bytes.position();
    blockEnd = blockPosition + bytes.remaining();
    blockRecords = container.getBlockCount();
    positionBytes = in.tell();
    if (blockRecords < 0) {
      throw new IOException("a block of " + blockRecords + " records");
    }
    return true;
  }

  private EventRead readRecord() {
    int start = blockPosition;
    int length;
    SpecificRecordBase event = null;
    try {
      if (schemaProblem == null) {
        event = decoder.decodeFirst(block, start, blockEnd - start);
        length = decoder.firstLength();
      } else {
        length = decoder.length(block, start, blockEnd - start);
      }
    } catch (UnusableException e) {
      return restOfBlock(e.problem().detail());
    }
    EventProblem problem =
        event == null ? schemaProblem : checks.check(file.type(), event, EventChecks.NO_CLOCK);
    EventRead read =
        problem == null
            ? EventRead.event(file.type(), event)
            : rejected(problem, Arrays.copyOfRange(block, start, start + length));
    number++;
    blockRecords--;
    blockPosition += length;
    return read;
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
    String problem = SchemaResolution.problem(file.type().schema(), writer);
    return problem == null
        ? null
        : new EventProblem(
            RejectReason.unknown_schema, "the file's schema cannot be used: " + problem);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
