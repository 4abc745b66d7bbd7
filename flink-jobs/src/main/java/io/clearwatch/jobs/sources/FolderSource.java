package io.clearwatch.jobs.sources;

import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * The events of a folder, bounded; each file is a split. Reading in parallel gives no order between
 * files, so the events carry times but no watermark: time stands still until all is read.
 */
final class FolderSource<T> implements Source<Received<T>, FileSplit<T>, Collection<FileSplit<T>>> {
  private static final long serialVersionUID = 1L;

  private final List<FileSplit<T>> splits = new ArrayList<>();

  /**
   * @param beforeMillis events at or after this time are left out
   */
  FolderSource(
      List<EventFile> files, EventChecks checks, long beforeMillis, EventMapper<T> mapper) {
    for (EventFile file : files) {
      splits.add(new FileSplit<>(file, checks, beforeMillis, mapper, 0));
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Received<T>, FileSplit<T>> createReader(SourceReaderContext context) {
    return new IteratorSourceReader<>(context);
  }

  @Override
  public SplitEnumerator<FileSplit<T>, Collection<FileSplit<T>>> createEnumerator(
      SplitEnumeratorContext<FileSplit<T>> context) {
    return new IteratorSourceEnumerator<>(context, splits);
  }

  @Override
  public SplitEnumerator<FileSplit<T>, Collection<FileSplit<T>>> restoreEnumerator(
      SplitEnumeratorContext<FileSplit<T>> context, Collection<FileSplit<T>> unread) {
    return new IteratorSourceEnumerator<>(context, unread);
  }

  @Override
  public SimpleVersionedSerializer<FileSplit<T>> getSplitSerializer() {
    return new JavaSerializer<>();
  }

  @Override
  public SimpleVersionedSerializer<Collection<FileSplit<T>>> getEnumeratorCheckpointSerializer() {
    return new JavaSerializer<>();
  }

  /** A replay starts anew rather than from a checkpoint of another version. */
  private static final class JavaSerializer<S> implements SimpleVersionedSerializer<S> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(S value) throws IOException {
      return InstantiationUtil.serializeObject(value);
    }

    @Override
    public S deserialize(int version, byte[] bytes) throws IOException {
      try {
        return InstantiationUtil.deserializeObject(
            bytes, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
  }
}
