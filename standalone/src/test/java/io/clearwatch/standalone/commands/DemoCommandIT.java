package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DemoCommandIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void itEndsWhenItsTimeIsUpAndLeavesNothingBehind() throws Exception {
    Set<Thread> threadsBefore = threadsThatHoldTheProcess();
    Set<Path> foldersBefore = demoFolders();

    CommandRun run = CommandRun.succeeding("demo --port 0 --for 25s --days 1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("  Flink   http://127.0.0.1:")
        .contains("  store   http://127.0.0.1:")
        .contains("  broker  127.0.0.1:");
    assertThat(demoFolders()).isEqualTo(foldersBefore);
    await()
        .pollInSameThread()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(threadsThatHoldTheProcess()).isSubsetOf(threadsBefore));
  }

  private static Set<Thread> threadsThatHoldTheProcess() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static Set<Path> demoFolders() throws IOException {
    if (Files.notExists(Folders.work())) {
      return Set.of();
    }
    try (Stream<Path> folders = Files.list(Folders.work())) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("demo-"))
          .collect(Collectors.toSet());
    }
  }
}
