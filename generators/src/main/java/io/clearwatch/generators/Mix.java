package io.clearwatch.generators;

import java.util.List;

/** A choice by weight. */
final class Mix<T> {
  /** One possibility and its weight; weights need not add up to anything. */
  record Part<T>(double weight, T value) {}

  private final List<Part<T>> parts;
  private final double total;

  @SafeVarargs
  @SuppressWarnings("varargs") // only read, never written to
  Mix(Part<T>... parts) {
    this.parts = List.of(parts);
    total = this.parts.stream().mapToDouble(Part::weight).sum();
  }

  static <T> Part<T> part(double weight, T value) {
    return new Part<>(weight, value);
  }

  /**
   * @param uniform a number in [0, 1)
   */
  T pick(double uniform) {
    double left = uniform * total;
    for (Part<T> part : parts) {
      left -= part.weight;
      if (left < 0) {
        return part.value;
      }
    }
    return parts.get(parts.size() - 1).value;
  }

  /** The part of the total weight that a value has, 0 to 1. */
  double share(T value) {
    return parts.stream().filter(part -> part.value.equals(value)).mapToDouble(Part::weight).sum()
        / total;
  }
}
