package io.clearwatch.seeds;

import java.io.Serializable;

/** The same words in English and in Chinese. */
public record Text(String en, String zh) implements Serializable {}
