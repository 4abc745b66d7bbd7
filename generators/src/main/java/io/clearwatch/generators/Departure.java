package io.clearwatch.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A vessel, aircraft or train that will leave, and the released goods that wait for it. Goods that
 * are late go with the next one that has not left.
 */
final class Departure {
  private enum State {
    AWAITED,
    LOADING,
    GONE
  }

  private final Simulator simulator;
  private final Draws draws;
  private final Consumer<Declaration> onLoaded;
  private final List<Declaration> ready = new ArrayList<>();
  private State state = State.AWAITED;
  private long leavesMillis;
  private Departure next;

  /**
   * @param onLoaded told when goods are loaded
   */
  Departure(long leavesMillis, Simulator simulator, Draws draws, Consumer<Declaration> onLoaded) {
    this.leavesMillis = leavesMillis;
    this.simulator = simulator;
    this.draws = draws;
    this.onLoaded = onLoaded;
  }

  long leavesMillis() {
    return leavesMillis;
  }

  void postponeTo(long timeMillis) {
    leavesMillis = timeMillis;
  }

  /** The departure planned after this one. */
  void followedBy(Departure next) {
    this.next = next;
  }

  /** Goods are released and wait to be loaded. */
  void await(Declaration declaration) {
    Departure chosen = this;
    while (chosen.state == State.GONE && chosen.next != null) {
      chosen = chosen.next;
    }
    if (chosen.state == State.AWAITED) {
      chosen.ready.add(declaration);
    } else {
      chosen.load(declaration);
    }
  }

  void beginLoading() {
    state = State.LOADING;
    ready.forEach(this::load);
    ready.clear();
  }

  void leave() {
    state = State.GONE;
  }

  private void load(Declaration declaration) {
    long loaded =
        draws.between(simulator.nowMillis(), Math.max(simulator.nowMillis(), leavesMillis));
    simulator.at(loaded, () -> onLoaded.accept(declaration));
  }
}
