package io.clearwatch.generators;

import io.clearwatch.events.InspectionKind;
import java.util.function.Consumer;

/** An inspection of a declaration's goods. */
final class Inspection extends Subject {
  private final Declaration declaration;
  private final InspectionKind kind;
  private final int ordinal;
  private final Consumer<Declaration> onPassed;
  private boolean cancelled;
  private boolean started;

  /**
   * @param ordinal 1 for the first of its declaration
   * @param onPassed told when nothing more of it keeps the declaration
   */
  Inspection(
      Declaration declaration, InspectionKind kind, int ordinal, Consumer<Declaration> onPassed) {
    this.onPassed = onPassed;
    this.declaration = declaration;
    this.kind = kind;
    this.ordinal = ordinal;
    becomeKnown(declaration.id() + "-" + ordinal, declaration.isTold());
  }

  Declaration declaration() {
    return declaration;
  }

  InspectionKind kind() {
    return kind;
  }

  int ordinal() {
    return ordinal;
  }

  Consumer<Declaration> onPassed() {
    return onPassed;
  }

  /** Nothing more of it keeps the declaration. */
  void pass() {
    onPassed.accept(declaration);
  }

  boolean isPerishable() {
    return declaration.attributes.isPerishable();
  }

  boolean isStarted() {
    return started;
  }

  void start() {
    started = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }
}
