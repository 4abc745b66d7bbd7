package io.clearwatch.board.views;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.Target;
import java.time.Instant;

/** Promises as views tell them, with the document that each comes from. */
final class Promises {
  private Promises() {}

  static Clearances.Promise of(Target target, Catalogue catalogue, Instant tick) {
    PolicyDocument document =
        catalogue.documents().stream()
            .filter(one -> one.id().equals(target.document()))
            .findFirst()
            .orElseThrow();
    return new Clearances.Promise(
        target.id(), target.name(), document.title(), target.measure(), target.limitAt(tick));
  }
}
