package io.clearwatch.generators;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.TraderClass;

/**
 * A firm.
 *
 * @param code its ten-digit customs code
 */
record Trader(String code, TraderClass traderClass, ExporterClass exporterClass) {}
