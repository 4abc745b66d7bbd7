package io.clearwatch.standalone.compare;

/**
 * The same cell in both runs.
 *
 * @param isPaired whether both have the same blocks, as two replays of the same days have: then
 *     what a week has of its own, as a holiday, is in both, and is no noise between them
 */
record Pair<T>(T first, T second, boolean isPaired) {}
