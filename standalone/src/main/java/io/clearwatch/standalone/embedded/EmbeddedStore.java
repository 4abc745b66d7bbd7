package io.clearwatch.standalone.embedded;

import static io.clearwatch.standalone.embedded.Ports.LOOPBACK;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.standalone.CommandException;
import io.questdb.ServerMain;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * QuestDB in this process: takes points as InfluxDB does, over HTTP on loopback, and answers SQL in
 * process. A point that is written again replaces the one before. Its data stay in its folder.
 */
public final class EmbeddedStore implements AutoCloseable {
  private final ServerMain server;
  private final int port;

  private EmbeddedStore(ServerMain server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a store with a table for every measurement; returns when it takes points.
   *
   * @param folder holds the store's data and its log, made if it does not exist
   * @param port port to listen on, or {@link Ports#ANY}
   * @throws CommandException if the port is in use or the store does not start
   */
  public static EmbeddedStore start(Path folder, int port) {
    int httpPort = Ports.free(port);
    ServerMain server = null;
    try {
      StoreSettings.write(folder, httpPort);
      server = new ServerMain("-d", folder.toString());
      server.start();
      for (Measurement measurement : Measurement.values()) {
        try (SqlExecutionContextImpl context = context(server.getEngine())) {
          server.getEngine().execute(StoreTables.create(measurement), context);
        }
      }
      return new EmbeddedStore(server, httpPort);
    } catch (IOException | SqlException | RuntimeException e) {
      if (server != null) {
        server.close();
      }
      throw new CommandException(
          "the embedded store did not start in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static SqlExecutionContextImpl context(CairoEngine engine) {
    return new SqlExecutionContextImpl(engine, 1)
        .with(
            AllowAllSecurityContext.INSTANCE,
            new BindVariableServiceImpl(engine.getConfiguration()));
  }

  /** Where to write points; clients of InfluxDB add {@code /api/v2/write} to it. */
  public URI url() {
    return URI.create("http://" + LOOPBACK + ':' + port);
  }

  /**
   * The rows of a query.
   *
   * @param sql QuestDB's SQL, with {@code $1}, {@code $2} ... for the parameters
   * @param mapper makes a value of a row, which it must not keep
   * @param parameters texts
   * @throws IllegalArgumentException if the statement is wrong
   */
  public <T> List<T> query(String sql, Function<Row, T> mapper, String... parameters) {
    CairoEngine engine = server.getEngine();
    try (SqlExecutionContextImpl context = context(engine)) {
      for (int i = 0; i < parameters.length; i++) {
        context.getBindVariableService().setStr(i, parameters[i]);
      }
      try (RecordCursorFactory factory = engine.select(sql, context);
          RecordCursor cursor = factory.getCursor(context)) {
        Row row = new RecordRow(cursor.getRecord(), factory.getMetadata());
        List<T> rows = new ArrayList<>();
        while (cursor.hasNext()) {
          rows.add(mapper.apply(row));
        }
        return rows;
      }
    } catch (SqlException e) {
      throw new IllegalArgumentException(e.getMessage() + " in: " + sql, e);
    }
  }

  /** Stops the store; its data stay in its folder. */
  @Override
  public void close() {
    server.close();
  }
}
