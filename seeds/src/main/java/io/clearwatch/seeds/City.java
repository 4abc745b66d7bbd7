package io.clearwatch.seeds;

import java.io.Serializable;

/**
 * A city with ports.
 *
 * @param id as in {@code qingdao}
 * @param name English and Chinese
 */
public record City(String id, Text name) implements Serializable {}
