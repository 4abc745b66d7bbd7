package io.clearwatch.standalone.compare;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.standalone.compare.Finding.Effect;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All findings as rows. Absent values are empty; dimensions that are rolled up are {@code all}. */
public final class ComparisonCsv {
  private static final MathContext DIGITS = new MathContext(9);

  private ComparisonCsv() {}

  public static void write(Path file, Comparison comparison) throws IOException {
    try (FinalFile rows = new FinalFile(file)) {
      try (Writer writer = Files.newBufferedWriter(rows.unfinished());
          CsvGenerator csv = new CsvFactory().createGenerator(writer)) {
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        write(csv, header());
        for (Finding finding : comparison.findings()) {
          write(csv, row(finding));
        }
      }
      rows.complete();
    }
  }

  private static void write(CsvGenerator csv, List<String> cells) throws IOException {
    csv.writeStartArray();
    for (String cell : cells) {
      csv.writeString(cell);
    }
    csv.writeEndArray();
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of("measure", "period"));
    for (Dimension dimension : Dimension.values()) {
      header.add(dimension.key());
    }
    for (String run : List.of("a", "b")) {
      for (String figure : List.of("count", "mean", "p50", "p90")) {
        header.add(figure + '_' + run);
      }
    }
    for (String effect : List.of("difference", "mix", "within")) {
      header.addAll(List.of(effect, effect + "_low", effect + "_high", effect + "_beyond_noise"));
    }
    return header;
  }

  private static List<String> row(Finding finding) {
    List<String> row = new ArrayList<>(List.of(finding.measure().key(), finding.period()));
    for (Dimension dimension : Dimension.values()) {
      row.add(finding.cell().getOrDefault(dimension, Dimension.ALL));
    }
    add(row, finding.first());
    add(row, finding.second());
    add(row, finding.difference());
    add(row, finding.mix());
    add(row, finding.within());
    return row;
  }

  private static void add(List<String> row, Sample sample) {
    if (sample == null) {
      row.addAll(List.of("0", "", "", ""));
    } else {
      row.addAll(
          List.of(
              Long.toString(sample.count()),
              text(sample.mean()),
              text(sample.p50()),
              text(sample.p90())));
    }
  }

  private static void add(List<String> row, Effect effect) {
    if (effect == null) {
      row.addAll(List.of("", "", "", ""));
    } else {
      row.addAll(
          List.of(
              text(effect.value()),
              text(effect.low()),
              text(effect.high()),
              Boolean.toString(effect.isBeyondNoise())));
    }
  }

  private static String text(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
