package io.clearwatch.standalone.cli;

import io.clearwatch.standalone.series.CityOverview;
import io.clearwatch.standalone.series.CityOverview.Reading;
import io.clearwatch.standalone.series.TargetState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cities at a glance. On a terminal it is drawn over itself; elsewhere it is printed once a
 * minute.
 */
public final class LiveTable {
  private static final Duration PRINT_INTERVAL = Duration.ofMinutes(1);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'Shanghai'").withZone(SHANGHAI);
  private static final List<String> HEADER =
      List.of("", "import h", "export h", "appointment h", "refund days", "open", "overdue");

  /** Columns from here on hold counts, which stand right. */
  private static final int FIRST_COUNT = HEADER.indexOf("open");

  private static final String GAP = "  ";

  private final Terminal terminal;
  private final Clock clock;
  private int drawnLines;
  private Instant printed = Instant.MIN;

  public LiveTable(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Shows the newest figures; where the table cannot be drawn over, only when it is time to.
   *
   * @param dataAsOf the newest tick, or null before the first
   */
  public void show(List<CityOverview> cities, Instant dataAsOf) {
    if (terminal.inPlace()) {
      List<String> lines = lines(cities, dataAsOf);
      terminal.draw(drawnLines, lines);
      drawnLines = lines.size();
    } else if (Duration.between(printed, clock.instant()).compareTo(PRINT_INTERVAL) >= 0) {
      print(cities, dataAsOf);
    }
  }

  /** Shows the last figures. */
  public void end(List<CityOverview> cities, Instant dataAsOf) {
    if (terminal.inPlace()) {
      show(cities, dataAsOf);
    } else {
      print(cities, dataAsOf);
    }
  }

  private void print(List<CityOverview> cities, Instant dataAsOf) {
    printed = clock.instant();
    lines(cities, dataAsOf).forEach(terminal.out()::println);
    terminal.out().flush();
  }

  private List<String> lines(List<CityOverview> cities, Instant dataAsOf) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HEADER.stream().map(name -> new Cell(name, "bold")).toList());
    cities.forEach(city -> rows.add(cells(city)));
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        line.append(column == 0 ? "" : GAP)
            .append(row.get(column).padded(width, column >= FIRST_COUNT));
      }
      lines.add(terminal.ansi().string(line.toString().stripTrailing()));
    }
    lines.add(
        dataAsOf == null
            ? "no data yet"
            : "data as of "
                + TIME.format(dataAsOf)
                + "; clearance and appointment: mean of 24 h, refund: of 30 days");
    return lines;
  }

  private static int width(List<List<Cell>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0);
  }

  private static List<Cell> cells(CityOverview city) {
    return List.of(
        new Cell(city.city().name().en(), "bold"),
        cell(city.importHours()),
        cell(city.exportHours()),
        cell(city.appointmentHours()),
        cell(city.refundDays()),
        new Cell(String.format(Locale.ROOT, "%,d", city.open()), ""),
        new Cell(String.format(Locale.ROOT, "%,d", city.overdue()), ""));
  }

  private static Cell cell(Reading reading) {
    String value =
        Double.isNaN(reading.value())
            ? "-"
            : String.format(Locale.ROOT, reading.value() < 10 ? "%.2f" : "%.1f", reading.value());
    if (reading.state() == null) {
      return new Cell(value, "");
    }
    String limit = String.format(Locale.ROOT, "%.4g", reading.limit()).replaceFirst("\\.?0+$", "");
    return new Cell(value + " / " + limit + ' ' + word(reading.state()), style(reading.state()));
  }

  private static String word(TargetState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String style(TargetState state) {
    return switch (state) {
      case OK -> "green";
      case AT_RISK -> "yellow";
      case BREACHED -> "bold,red";
      case NO_DATA -> "faint";
    };
  }

  /**
   * @param style as in picocli's markup, or empty
   */
  private record Cell(String text, String style) {
    String padded(int width, boolean right) {
      String space = " ".repeat(width - text.length());
      String styled = style.isEmpty() || text.isEmpty() ? text : "@|" + style + ' ' + text + "|@";
      return right ? space + styled : styled + space;
    }
  }
}
