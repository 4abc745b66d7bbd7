package io.clearwatch.benchmarks.state;

import io.clearwatch.benchmarks.Goods;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Declarations that arrive one after the other, and are released in the same order when all have
 * arrived. None is held in memory: the same number gives the same declaration again.
 *
 * @param size how many
 */
record Population(int size) {
  static final long START_MILLIS = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  /** 100,000 in an hour. */
  static final long EVERY_MILLIS = 36;

  private static final long STEP_MILLIS = 600_000;
  private static final List<Port> PORTS = List.copyOf(PortRegistry.builtIn().ports());

  /** ARRIVED and DECLARED of all. */
  Iterator<SpecificRecordBase> opened() {
    return opened(0, size);
  }

  /** ARRIVED and DECLARED of some; the upper end may lie beyond the last. */
  Iterator<SpecificRecordBase> opened(int from, int to) {
    return events(from, to, this::opened);
  }

  /** RELEASED and handed over, of all. */
  Iterator<SpecificRecordBase> finished() {
    return finished(0, size);
  }

  /** RELEASED and handed over, of some; the upper end may lie beyond the last. */
  Iterator<SpecificRecordBase> finished(int from, int to) {
    return events(from, to, this::finished);
  }

  /** When all have been declared. */
  long openedMillis() {
    return START_MILLIS + size * EVERY_MILLIS + STEP_MILLIS;
  }

  /** When all have been handed over. */
  long finishedMillis() {
    return openedMillis() + size * EVERY_MILLIS + STEP_MILLIS;
  }

  private Iterator<SpecificRecordBase> events(
      int from, int to, IntFunction<Stream<SpecificRecordBase>> ofOne) {
    return IntStream.range(from, Math.min(to, size)).boxed().flatMap(ofOne::apply).iterator();
  }

  private Stream<SpecificRecordBase> opened(int number) {
    long arrivedMillis = START_MILLIS + number * EVERY_MILLIS;
    Goods goods = goods(number);
    return Stream.of(
        goods.declaration(DeclarationPhase.ARRIVED, arrivedMillis),
        goods.declaration(DeclarationPhase.DECLARED, arrivedMillis + STEP_MILLIS));
  }

  private Stream<SpecificRecordBase> finished(int number) {
    long releasedMillis = openedMillis() + number * EVERY_MILLIS;
    Goods goods = goods(number);
    return Stream.of(
        goods.released(releasedMillis), goods.handedOver(releasedMillis + STEP_MILLIS));
  }

  private static Goods goods(int number) {
    SplittableRandom random = new SplittableRandom(number);
    Port port = PORTS.get(random.nextInt(PORTS.size()));
    return Goods.random(String.format(Locale.ROOT, "%018d", number), port, random);
  }
}
