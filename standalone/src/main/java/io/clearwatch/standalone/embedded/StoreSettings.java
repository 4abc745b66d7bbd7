package io.clearwatch.standalone.embedded;

import static io.clearwatch.standalone.embedded.Ports.LOOPBACK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** QuestDB's two configuration files, for one small instance that lives in another's process. */
final class StoreSettings {
  private StoreSettings() {}

  static void write(Path folder, int port) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("log"));
    Files.writeString(conf.resolve("server.conf"), server(port));
    Files.writeString(conf.resolve("log.conf"), LOG);
  }

  /** Only HTTP, one worker for each task, and pages small enough for tables of few rows a day. */
  private static String server(int port) {
    return """
        http.net.bind.to=%s:%d
        http.min.enabled=false
        pg.enabled=false
        line.tcp.enabled=false
        line.udp.enabled=false
        telemetry.enabled=false
        metrics.enabled=false

        shared.network.worker.count=1
        shared.query.worker.count=1
        shared.write.worker.count=1
        wal.apply.worker.count=1
        cairo.mat.view.enabled=false
        mat.view.refresh.worker.count=0
        view.compiler.worker.count=0
        export.worker.count=0

        cairo.writer.data.append.page.size=1M
        cairo.writer.data.index.value.append.page.size=256K
        cairo.system.writer.data.append.page.size=64K
        cairo.wal.writer.data.append.page.size=256K
        cairo.o3.column.memory.size=256K
        """
        .formatted(LOOPBACK, port);
  }

  private static final String LOG =
      """
      writers=file
      w.file.class=io.questdb.log.LogFileWriter
      w.file.location=${log.dir}/questdb.log
      w.file.level=ERROR,CRITICAL
      """;
}
