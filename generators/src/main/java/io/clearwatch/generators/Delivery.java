package io.clearwatch.generators;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event on its way to whoever listens.
 *
 * @param deliverAtMillis when it gets there, in simulated time; mostly seconds after the event
 * @param event one of the four event records
 */
public record Delivery(long deliverAtMillis, SpecificRecordBase event) {}
