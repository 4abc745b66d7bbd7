package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.replay.Exclusion;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.DimensionValues;
import io.clearwatch.seeds.PortRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an exclusion, as {@code filing=ADVANCE}. */
final class ExclusionConverter implements ITypeConverter<Exclusion> {
  private static final List<Dimension> DIMENSIONS =
      Arrays.stream(Dimension.values()).filter(one -> one != Dimension.INSPECTED).toList();

  @Override
  public Exclusion convert(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new TypeConversionException(
          "'" + text + "' is not of the form DIMENSION=VALUE, like filing=ADVANCE");
    }
    Dimension dimension = Dimension.byKey(text.substring(0, equals));
    if (!DIMENSIONS.contains(dimension)) {
      throw new TypeConversionException(
          "'"
              + text.substring(0, equals)
              + "' is none of "
              + DIMENSIONS.stream().map(Dimension::key).collect(Collectors.joining(", ")));
    }
    String value = text.substring(equals + 1);
    List<String> allowed = DimensionValues.of(dimension, PortRegistry.builtIn());
    if (!allowed.contains(value)) {
      throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", allowed));
    }
    return new Exclusion(dimension, value);
  }
}
