package io.clearwatch.seeds;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.Filing;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.measurements.Dimension;
import java.util.Arrays;
import java.util.List;

/** The values that dimensions can have. */
public final class DimensionValues {
  private DimensionValues() {}

  /** The values of a dimension, without those for rolled up and unknown. */
  public static List<String> of(Dimension dimension, PortRegistry ports) {
    return switch (dimension) {
      case CITY -> List.copyOf(ports.cityIds());
      case PORT -> List.copyOf(ports.portIds());
      case DIRECTION -> names(Direction.values());
      case TRANSPORT -> names(Transport.values());
      case FILING -> names(Filing.values());
      case COMMODITY -> names(Commodity.values());
      case TRADER_CLASS -> names(TraderClass.values());
      case INSPECTED -> List.of("true", "false");
      case KIND -> names(InspectionKind.values());
      case EXPORTER_CLASS -> names(ExporterClass.values());
    };
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }
}
