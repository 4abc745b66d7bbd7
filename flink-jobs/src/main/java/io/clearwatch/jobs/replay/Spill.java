package io.clearwatch.jobs.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Things in numbered heaps, on disk but for the last few of each, so that what is in memory does
 * not grow with their number. Any number of threads may add; a heap is read once nothing is added
 * to it any more.
 */
final class Spill<T> {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int READ_BYTES = 256 * 1024;

  private final Path folder;
  private final String name;
  private final TypeSerializer<T> serializer;
  private final ConcurrentHashMap<Long, Heap> heaps = new ConcurrentHashMap<>();

  /**
   * @param folder exists
   * @param name start of the names of the files
   */
  Spill(Path folder, String name, TypeSerializer<T> serializer) {
    this.folder = folder;
    this.name = name;
    this.serializer = serializer;
  }

  /** Puts a thing on a heap. */
  void add(long heap, T thing) {
    Heap known = heaps.get(heap);
    if (known == null) {
      known = heaps.computeIfAbsent(heap, Heap::new);
    }
    known.add(thing);
  }

  /** The heaps that have something. */
  SortedSet<Long> heaps() {
    return new TreeSet<>(heaps.keySet());
  }

  /** Takes a heap away, one thing after the other; nothing comes of a heap that has none. */
  void take(long heap, Consumer<T> taker) {
    Heap taken = heaps.remove(heap);
    if (taken != null) {
      taken.take(taker);
    }
  }

  private final class Heap {
    private final Path file;
    private final TypeSerializer<T> ownSerializer = serializer.duplicate();
    private DataOutputSerializer last = new DataOutputSerializer(256);
    private long things;
    private boolean isOnDisk;

    Heap(long number) {
      file = folder.resolve(name + '-' + number);
    }

    synchronized void add(T thing) {
      try {
        ownSerializer.serialize(thing, last);
        things++;
        if (last.length() >= BUFFER_BYTES) {
          write();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write() throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        ByteBuffer bytes = ByteBuffer.wrap(last.getSharedBuffer(), 0, last.length());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      last.clear();
      isOnDisk = true;
    }

    synchronized void take(Consumer<T> taker) {
      try {
        if (last.length() > 0) {
          write();
        }
        last = null;
        if (!isOnDisk) {
          return;
        }
        try (BufferedInputStream in =
            new BufferedInputStream(Files.newInputStream(file), READ_BYTES)) {
          DataInputView view = new DataInputViewStreamWrapper(in);
          for (long i = 0; i < things; i++) {
            taker.accept(ownSerializer.deserialize(view));
          }
        }
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
