package io.clearwatch.standalone.demo;

import io.clearwatch.board.demo.DemoControls;
import io.clearwatch.generators.Delivery;
import java.util.Iterator;
import java.util.Optional;

/**
 * What happens in a demo.
 *
 * @param deliveries in the order of their times
 * @param controls by which it can be steered, if it can
 * @param source of the deliveries, to be closed after the last of them
 */
record Happenings(
    Iterator<Delivery> deliveries, Optional<DemoControls> controls, AutoCloseable source) {}
