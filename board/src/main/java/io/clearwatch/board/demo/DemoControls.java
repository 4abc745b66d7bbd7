package io.clearwatch.board.demo;

/** What can be done with the synthetic world of a demo. */
public interface DemoControls {
  DemoState state();

  /**
   * Lets a scenario happen from now on.
   *
   * @param scenario a key of {@link DemoState#scenarios}
   */
  void start(String scenario);

  /**
   * @param speed one of {@link DemoState#speeds}
   */
  void setSpeed(int speed);
}
