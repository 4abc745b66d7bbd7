package io.clearwatch.jobs.sources;

import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventRead;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * One file of events, from a record on.
 *
 * @param beforeMillis events at or after this time are left out
 * @param skip records already read
 */
record FileSplit<T>(
    EventFile file, EventChecks checks, long beforeMillis, EventMapper<T> mapper, long skip)
    implements IteratorSourceSplit<Received<T>, FileSplit.Records<T>>, Serializable {

  @Override
  public String splitId() {
    return file.path();
  }

  @Override
  public Records<T> getIterator() {
    return new Records<>(this);
  }

  @Override
  public IteratorSourceSplit<Received<T>, Records<T>> getUpdatedSplitForIterator(
      Records<T> records) {
    return new FileSplit<>(file, checks, beforeMillis, mapper, records.read);
  }

  /** The accepted events of a file; closes it at its end. */
  static final class Records<T> implements Iterator<Received<T>> {
    private final FileSplit<T> split;
    private final EventFileReader reader;
    private long read;

    /**
     * Flink's reader takes the first element of a split without asking whether there is one, and a
     * file may have no usable event: so each begins with an element that holds nothing.
     */
    private Received<T> next = Received.nothing();

    Records(FileSplit<T> split) {
      this.split = split;
      try {
        reader = split.file.read(split.checks, warning -> {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      while (read < split.skip && reader.hasNext()) {
        reader.next();
        read++;
      }
    }

    @Override
    public boolean hasNext() {
      while (next == null && reader.hasNext()) {
        EventRead record = reader.next();
        read++;
        if (record.event() != null
            && record.type().timeMillisOf(record.event()) < split.beforeMillis) {
          next = split.mapper.map(record);
        }
      }
      if (next == null) {
        close();
      }
      return next != null;
    }

    @Override
    public Received<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Received<T> result = next;
      next = null;
      return result;
    }

    private void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
