package io.clearwatch.seeds;

import io.clearwatch.events.Transport;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A port of entry.
 *
 * @param id as in {@code dalian-dayaowan}
 * @param city id of its city
 * @param name English and Chinese
 * @param customsDistrict the customs district it belongs to
 * @param transports means of transport that it serves
 * @param gateHours when goods enter and leave
 * @param inspectionHours when the inspection yard works
 */
public record Port(
    String id,
    String city,
    Text name,
    Text customsDistrict,
    Set<Transport> transports,
    OpeningHours gateHours,
    OpeningHours inspectionHours)
    implements Serializable {

  public Port {
    EnumSet<Transport> ordered = EnumSet.noneOf(Transport.class);
    ordered.addAll(transports);
    transports = Collections.unmodifiableSet(ordered);
  }
}
