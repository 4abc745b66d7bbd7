package io.clearwatch.board.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clearwatch.board.store.StoreAwayException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final AtomicInteger times = new AtomicInteger();
  private volatile long tick = 1;
  private volatile boolean isAway;
  private final Answers answers = new Answers(this::newestTick);

  private long newestTick() {
    if (isAway) {
      throw new StoreAwayException("away");
    }
    return tick;
  }

  private String ask(String question) {
    return new String(answers.to(question, this::workOut), StandardCharsets.UTF_8);
  }

  private byte[] workOut() {
    newestTick();
    return Integer.toString(times.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void stop() {
    answers.close();
  }

  @Test
  void anAnswerStandsUntilThereIsANewTick() {
    assertThat(ask("clearances")).isEqualTo("1");
    assertThat(ask("clearances")).isEqualTo("1");
    assertThat(ask("refunds")).isEqualTo("2");
    assertThat(times).hasValue(2);
  }

  @Test
  void afterANewTickTheOldOneIsGivenWhileTheNewOneIsWorkedOut() {
    ask("clearances");

    tick = 2;
    assertThat(ask("clearances")).isEqualTo("1");
    await().until(() -> ask("clearances").equals("2"));
    assertThat(times).hasValue(2);
  }

  @Test
  void aStoreThatIsAwayIsToldEvenWhereThereIsAnAnswer() {
    ask("clearances");

    isAway = true;
    assertThatThrownBy(() -> ask("clearances")).isInstanceOf(StoreAwayException.class);
    isAway = false;
    assertThat(ask("clearances")).isEqualTo("1");
  }

  @Test
  void whatCouldNotBeWorkedOutIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    tick = 1;
    assertThat(answers.to("alerts", () -> answer(tries))).containsExactly('1');

    tick = 2;
    await().until(() -> answers.to("alerts", () -> answer(tries))[0] == '3');
  }

  /** The second try fails. */
  private static byte[] answer(AtomicInteger tries) {
    int now = tries.incrementAndGet();
    if (now == 2) {
      throw new StoreAwayException("away");
    }
    return Integer.toString(now).getBytes(StandardCharsets.UTF_8);
  }
}
