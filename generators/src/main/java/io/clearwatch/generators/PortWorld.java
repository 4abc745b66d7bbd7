package io.clearwatch.generators;

import io.clearwatch.events.Direction;
import io.clearwatch.events.Transport;
import java.util.List;

/** A port with everything that goes on in it. */
final class PortWorld {
  private final Site site;
  private final PortReporter reporter;
  private final Arrivals arrivals;
  private final RandomStreams streams;

  PortWorld(Site site, Traders traders, Outbox outbox, NoiseRates rates, RandomStreams streams) {
    this.site = site;
    this.streams = streams;
    reporter =
        new PortReporter(site.profile(), site.simulator(), outbox, rates, stream("messages"));
    InspectionProcess inspections = new InspectionProcess(site, reporter, stream("inspections"));
    arrivals =
        new Arrivals(
            site,
            new DeclarationMaker(
                new AttributeMaker(site.city(), traders, stream("attributes")),
                rates,
                stream("fates")),
            new ImportProcess(site, reporter, inspections, stream("imports")),
            new ExportProcess(site, reporter, inspections, stream("exports")));
  }

  void start() {
    for (Transport transport : Transport.values()) {
      List<Flow> imports = flows(site.profile().imports(), transport);
      List<Flow> exports = flows(site.profile().exports(), transport);
      if (transport == Transport.ROAD) {
        imports.forEach(flow -> startRoad(flow, Direction.IMPORT));
        exports.forEach(flow -> startRoad(flow, Direction.EXPORT));
      } else if (!imports.isEmpty()) {
        new CallSource(
                site,
                imports.get(0),
                exports.get(0),
                arrivals,
                reporter,
                stream("calls/" + transport))
            .start();
      }
    }
  }

  private void startRoad(Flow flow, Direction direction) {
    new RoadSource(site, flow, direction, arrivals, stream("trucks/" + direction)).start();
  }

  private static List<Flow> flows(List<Flow> flows, Transport transport) {
    return flows.stream().filter(flow -> flow.transport() == transport).toList();
  }

  private Draws stream(String purpose) {
    return streams.named(site.profile().id() + "/" + purpose);
  }
}
