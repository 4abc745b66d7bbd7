package io.clearwatch.generators;

import java.util.SplittableRandom;

/**
 * Random streams by name. Each depends on the seed and its own name only, so a port that is added
 * or a purpose that draws more changes no other stream.
 */
final class RandomStreams {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;

  RandomStreams(long seed) {
    this.seed = seed;
  }

  Draws named(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Draws(new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash));
  }
}
