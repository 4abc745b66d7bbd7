package io.clearwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  @TempDir Path folder;

  @Test
  void everythingInItGoesWhenItIsClosed() throws Exception {
    Path path;
    try (WorkFolder work = WorkFolder.create(folder.resolve("work"), "demo")) {
      path = work.path();
      assertThat(path).isDirectory().hasParent(folder.resolve("work"));
      Files.createDirectories(path.resolve("kafka/declarations-0"));
      Files.writeString(path.resolve("kafka/declarations-0/0.log"), "events");
    }

    assertThat(path).doesNotExist();
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  @Test
  void twoRunsHaveFoldersOfTheirOwn() throws Exception {
    try (WorkFolder first = WorkFolder.create(folder, "demo");
        WorkFolder second = WorkFolder.create(folder, "demo")) {
      assertThat(first.path()).isNotEqualTo(second.path());
    }
  }
}
