package io.clearwatch.board.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers by what was asked, each shared by all who ask it in an interval. Questions are made of
 * validated parameters only, so there are never many.
 */
final class Answers {
  private final Map<Object, Shared<byte[]>> answers = new ConcurrentHashMap<>();
  private final Duration interval;

  Answers(Duration interval) {
    this.interval = interval;
  }

  byte[] to(Object question, Supplier<byte[]> source) {
    return answers.computeIfAbsent(question, unused -> new Shared<>(source, interval)).get();
  }
}
