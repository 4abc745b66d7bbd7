package io.clearwatch.board.views;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.City;

/**
 * What the view of clearances is asked for.
 *
 * @param metric one of the two definitions
 * @param window 24 hours or longer
 */
public record ClearanceQuestion(City city, Direction direction, Metric metric, Window window) {}
