package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.sinks.influx.Answer.Verdict;
import io.clearwatch.jobs.sinks.influx.BatchDelivery.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {
  private static final Answer REFUSED = new Answer(Verdict.REFUSED, 400, "HTTP 400: bad", 0, 0);
  private static final Answer AWAY = new Answer(Verdict.RETRY, 0, "no answer", 0, 0);

  private final CountingGroup counts = new CountingGroup();
  private final List<String> stored = new ArrayList<>();
  private int requests;

  /** Stores a request as a whole or not at all, as QuestDB does. */
  private Answer store(String body) {
    requests++;
    if (body.contains("bad")) {
      return REFUSED;
    }
    stored.addAll(body.lines().toList());
    return Answer.WRITTEN;
  }

  private Outcome deliver(Function<String, Answer> server, List<InfluxEntry> batch) {
    return new BatchDelivery(server, new InfluxMetrics(settings(), counts)).deliver(batch);
  }

  @Property(tries = 200)
  void goodLinesGetThroughInOrderAndBadOnesAreCounted(
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @Size(max = 5) Set<@IntRange(max = 299) Integer> bad) {
    stored.clear();
    requests = 0;
    long refusedBefore = counts.count("refusedLines");
    List<InfluxEntry> batch =
        IntStream.range(0, size)
            .mapToObj(i -> new InfluxEntry(bad.contains(i) ? "bad" + i : "s" + i, "v=1i", i))
            .toList();
    List<String> good =
        batch.stream()
            .filter(entry -> !entry.series().startsWith("bad"))
            .map(entry -> entry.series() + " v=1i " + entry.timeMillis())
            .toList();

    Outcome outcome = deliver(this::store, batch);

    assertThat(outcome).isEqualTo(new Outcome(Answer.WRITTEN, List.of()));
    assertThat(stored).isEqualTo(good);
    assertThat(counts.count("refusedLines") - refusedBefore).isEqualTo(size - good.size());
    int depth = 32 - Integer.numberOfLeadingZeros(size);
    assertThat(requests).isLessThanOrEqualTo(1 + 2 * (size - good.size()) * depth);
  }

  @Test
  void whatFollowsAnOutageIsHandedBackInOrder() {
    List<InfluxEntry> batch = entries("a", "bad", "c", "d");
    // Halves: [a bad c d] refused, [a bad] refused, [a] stored, then the server is gone.
    Outcome outcome = deliver(body -> requests == 3 ? AWAY : store(body), batch);

    assertThat(outcome.answer()).isEqualTo(AWAY);
    assertThat(outcome.unsent()).isEqualTo(batch.subList(1, 4));
    assertThat(counts.count("linesWritten")).isEqualTo(1);
    assertThat(counts.count("refusedLines")).isZero();
  }

  @Test
  void onlyTheLatestLineOfASeriesAndTimeIsSent() {
    deliver(
        this::store,
        List.of(
            new InfluxEntry("a", "v=1i", 1),
            new InfluxEntry("a", "v=2i", 2),
            new InfluxEntry("a", "v=3i", 1)));

    assertThat(stored).containsExactlyInAnyOrder("a v=3i 1", "a v=2i 2");
  }

  @Test
  void aBatchThatTheServerDroppedEntirelyIsNotSplit() {
    Answer all = new Answer(Verdict.REFUSED, 422, "beyond retention policy dropped=3", 0, 3);
    deliver(
        body -> {
          requests++;
          return all;
        },
        entries("a", "b", "c"));

    assertThat(requests).isEqualTo(1);
    assertThat(counts.count("refusedLines")).isEqualTo(3);
  }

  private static List<InfluxEntry> entries(String... series) {
    return IntStream.range(0, series.length)
        .mapToObj(i -> new InfluxEntry(series[i], "v=1i", i))
        .collect(Collectors.toList());
  }

  private static InfluxSettings settings() {
    return InfluxSettings.builder("http://localhost:8086", "clearwatch").build();
  }
}
