package io.clearwatch.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gives the same string for the same bytes, so that it is made and hashed once. */
final class RecurringStrings {
  private static final int PLACES = 256;

  private final byte[][] encoded = new byte[PLACES][];
  private final String[] strings = new String[PLACES];

  String get(byte[] bytes, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    byte[] known = encoded[place];
    if (known == null || !Arrays.equals(known, 0, known.length, bytes, start, start + length)) {
      encoded[place] = Arrays.copyOfRange(bytes, start, start + length);
      strings[place] = new String(bytes, start, length, StandardCharsets.UTF_8);
    }
    return strings[place];
  }
}
