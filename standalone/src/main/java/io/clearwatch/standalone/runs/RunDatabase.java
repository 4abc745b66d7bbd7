package io.clearwatch.standalone.runs;

import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result files of replays as tables of an embedded database, DuckDB, which is in this process
 * and has no files of its own but what does not fit into memory.
 */
public final class RunDatabase implements AutoCloseable {
  private static final Set<String> TIMES =
      Set.of(
          "time",
          "arrived",
          "declared",
          "released",
          "handed_over",
          "ordered",
          "requested",
          "confirmed",
          "started",
          "finished",
          "accepted",
          "approved",
          "paid");
  private static final Set<String> TRUTHS = Set.of("inspected", "normal");
  private static final Set<String> COUNTS =
      Set.of("count", "numerator", "denominator", "open", "overdue");
  private static final Set<String> NUMBERS =
      Set.of("mean", "p50", "p90", "p95", "p99", "share", "value", "limit", "ratio");

  /** Tables of points, in which {@code inspected} is a dimension and may be {@code all}. */
  private static final List<CsvTable<?>> WITHOUT_TRUTHS = List.copyOf(CsvTables.OF_POINTS);

  private final WorkFolder work;
  private final Connection connection;

  private RunDatabase(WorkFolder work, Connection connection) {
    this.work = work;
    this.connection = connection;
  }

  /** Opens one without tables. */
  public static RunDatabase open() throws IOException {
    WorkFolder work = WorkFolder.create(Folders.work(), "runs");
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      RunDatabase database = new RunDatabase(work, connection);
      database.execute("SET temp_directory = " + text(work.path().toString()));
      // What is not built in would be fetched from the network.
      database.execute("SET autoinstall_known_extensions = false");
      return database;
    } catch (SQLException e) {
      work.close();
      throw new CommandException("the embedded database does not start: " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that a folder has the results of a replay.
   *
   * @throws CommandException if it has not, saying what is missing
   */
  public static void requireResults(Path run) {
    if (!Files.isDirectory(run)) {
      throw new CommandException(run + " is not a folder; give what replay --out was given");
    }
    for (CsvTable<?> table : CsvTables.ALL) {
      if (!Files.isRegularFile(run.resolve(table.file()))) {
        throw new CommandException(
            run + " has no " + table.file() + "; give what replay --out was given");
      }
    }
  }

  /**
   * Reads the results of a replay into tables {@code NAME.clearances} and so on.
   *
   * @param name of the schema for them
   * @param run the folder that {@code replay --out} was given
   * @throws CommandException if it is none, or a file cannot be read
   */
  public void read(String name, Path run) {
    requireResults(run);
    execute("CREATE SCHEMA " + name);
    for (CsvTable<?> table : CsvTables.ALL) {
      Path file = run.resolve(table.file());
      String sql = "CREATE TABLE %s.%s AS %s".formatted(name, stem(table), reading(table, file));
      try {
        update(sql);
      } catch (SQLException e) {
        throw new CommandException(
            "cannot read " + file + ": " + firstLine(e) + "; replay again", e);
      }
    }
  }

  private static String stem(CsvTable<?> table) {
    return table.file().substring(0, table.file().indexOf('.'));
  }

  private static String reading(CsvTable<?> table, Path file) {
    String columns =
        table.columns().stream()
            .map(column -> text(column) + ": " + text(type(table, column)))
            .collect(Collectors.joining(", "));
    return "SELECT * FROM read_csv(%s, auto_detect = false, header = true, delim = ',', "
            .formatted(text(file.toString()))
        + "quote = '\"', escape = '\"', columns = {"
        + columns
        + "})";
  }

  private static String type(CsvTable<?> table, String column) {
    if (TIMES.contains(column)) {
      return "TIMESTAMP";
    }
    if (TRUTHS.contains(column) && !WITHOUT_TRUTHS.contains(table)) {
      return "BOOLEAN";
    }
    if (COUNTS.contains(column) || column.startsWith("band_") || column.endsWith("_days")) {
      return "BIGINT";
    }
    return NUMBERS.contains(column) || column.endsWith("_hours") ? "DOUBLE" : "VARCHAR";
  }

  /** A text as SQL has it. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A time as SQL has it. */
  public static String time(Instant time) {
    return "make_timestamp(" + time.toEpochMilli() * 1000 + ")";
  }

  /** Runs a statement without an answer. */
  public void execute(String sql) {
    try {
      update(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** All rows of a query, as the driver has them. */
  public List<List<Object>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * Writes a table to a file.
   *
   * @param options as of SQL's COPY
   * @throws IOException if it cannot be written
   */
  public void copy(String table, Path file, String options) throws IOException {
    try {
      update("COPY %s TO %s (%s)".formatted(table, text(file.toString()), options));
    } catch (SQLException e) {
      throw new IOException(firstLine(e), e);
    }
  }

  private void update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String firstLine(SQLException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    try (work) {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
