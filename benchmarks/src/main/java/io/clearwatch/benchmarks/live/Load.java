package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Goods;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.generators.Delivery;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Events at a steady rate, without end, each delivered at the time that it tells: complete lives of
 * declarations and refunds, shortened to a minute. The synthetic world is no such load: even at its
 * largest it gives some dozens of events a second. The same start, rate and ports give the same
 * events.
 *
 * <p>Of ten subjects eight are declarations, one is a declaration with an inspection and one is a
 * refund. It takes a minute until the rate is reached.
 */
final class Load implements Iterator<Delivery> {
  private static final int CYCLE = 10;
  private static final int EVENTS_PER_CYCLE = 8 * 5 + 10 + 4;
  private static final int SHORTEST_STEP_MILLIS = 500;
  private static final int LONGEST_STEP_MILLIS = 10_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final PriorityQueue<Delivery> due =
      new PriorityQueue<>(
          Comparator.comparingLong(Delivery::deliverAtMillis)
              .thenComparing(delivery -> delivery.event().get(0).toString()));
  private final List<Port> ports;
  private final long startMillis;
  private final double subjectsPerMilli;
  private long subjects;

  /**
   * @param startMillis when the first subject appears
   * @param eventsPerSecond rate, once it is reached
   * @param spared port at which nothing happens
   */
  Load(long startMillis, int eventsPerSecond, String spared) {
    this.startMillis = startMillis;
    subjectsPerMilli = eventsPerSecond / 1000.0 * CYCLE / EVENTS_PER_CYCLE;
    ports =
        PortRegistry.builtIn().ports().stream().filter(port -> !port.id().equals(spared)).toList();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Delivery next() {
    while (due.isEmpty() || nextSubjectMillis() <= due.peek().deliverAtMillis()) {
      addSubject(nextSubjectMillis());
      subjects++;
    }
    return due.poll();
  }

  private long nextSubjectMillis() {
    return startMillis + (long) (subjects / subjectsPerMilli);
  }

  private void addSubject(long firstMillis) {
    String id = String.format(Locale.ROOT, "%018d", subjects);
    Port port = ports.get(random.nextInt(ports.size()));
    int kind = (int) (subjects % CYCLE);
    long time = firstMillis;
    for (LongFunction<SpecificRecordBase> step :
        kind == 0 ? claim(id, port) : goods(id, port, kind)) {
      due.add(new Delivery(time, step.apply(time)));
      time += random.nextInt(SHORTEST_STEP_MILLIS, LONGEST_STEP_MILLIS);
    }
  }

  private List<LongFunction<SpecificRecordBase>> claim(String id, Port port) {
    ExporterClass[] classes = ExporterClass.values();
    Claim claim =
        new Claim(id, port.city(), classes[random.nextInt(classes.length)], random.nextBoolean());
    return List.of(
        time -> claim.event(RefundPhase.SUBMITTED, time),
        time -> claim.event(RefundPhase.ACCEPTED, time),
        time -> claim.event(RefundPhase.APPROVED, time),
        time -> claim.event(RefundPhase.PAID, time));
  }

  private List<LongFunction<SpecificRecordBase>> goods(String id, Port port, int kind) {
    Goods goods = Goods.random(id, port, random);
    List<LongFunction<SpecificRecordBase>> steps = new ArrayList<>();
    steps.add(time -> goods.declaration(DeclarationPhase.ARRIVED, time));
    steps.add(time -> goods.declaration(DeclarationPhase.DECLARED, time));
    steps.add(time -> goods.declaration(DeclarationPhase.DUTY_PAID, time));
    if (kind == 1) {
      steps.add(time -> goods.inspection(InspectionPhase.ORDERED, time));
      steps.add(time -> goods.inspection(InspectionPhase.REQUESTED, time));
      steps.add(time -> goods.inspection(InspectionPhase.CONFIRMED, time));
      steps.add(time -> goods.inspection(InspectionPhase.STARTED, time));
      steps.add(time -> goods.inspection(InspectionPhase.FINISHED, time));
    }
    steps.add(goods::released);
    steps.add(goods::handedOver);
    return steps;
  }
}
