package io.clearwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder with a space, with stand-ins for Maven and Java. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {
  private static final List<String> PLAIN_TOOLS =
      List.of(
          "awk",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "tee");

  @TempDir Path folder;
  private Path root;
  private Path tools;

  @BeforeEach
  void project() throws Exception {
    root = Files.createDirectories(folder.resolve("clear watch"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Path launcher = Path.of("..", "clearwatch");
    Files.copy(launcher, root.resolve("clearwatch"));
    Files.createDirectories(root.resolve(".ci"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("standalone/src/main/java"));
    tool("java", "17.0.1", "echo \"ran: $*\"");
    tool("javac", "17.0.1", "");
    maven("3.8.7", 0);
  }

  @Test
  void theFirstUseBuildsAndShowsTheModules() throws Exception {
    Result result = run("targets", "--check", "a file");

    assertThat(result.status()).isZero();
    assertThat(result.output())
        .contains("Building clearwatch (first use, a few minutes) ... module 2/3 schemas")
        .endsWith("io.clearwatch.standalone.Main targets --check a file\n");
    assertThat(root.resolve("target/build.log"))
        .content()
        .contains("-DskipTests")
        .contains("-Dclearwatch.skipClusterJar=true");
  }

  @Test
  void aSecondUseBuildsNothing() throws Exception {
    run("targets");

    assertThat(run("targets").output()).startsWith("ran: ");
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    run("targets");
    Path source = Files.createFile(root.resolve("standalone/src/main/java/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(run("targets").output()).startsWith("Building clearwatch (sources have changed)");
  }

  @Test
  void aFailedBuildShowsItsErrorsAndTheLog() throws Exception {
    maven("3.8.7", 1);

    Result result = run("targets");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("[ERROR] Main.java:[3,5] ';' expected")
        .contains("the whole log is " + root.toRealPath().resolve("target/build.log"))
        .doesNotContain("Help 1")
        .doesNotContain("ran: ");
    maven("3.8.7", 0);
    assertThat(run("targets").output()).contains("Building").contains("ran: ");
  }

  @Test
  void itRunsFromAnyFolderAndThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("cw"), root.resolve("clearwatch"));
    Path second = Files.createSymbolicLink(tools.resolve("cw"), Path.of("../cw"));

    assertThat(run(second, "targets").output())
        .contains("-cp " + root.toRealPath() + "/standalone/target/lib/*");
    assertThat(run(link, "targets").output()).startsWith("ran: ");
  }

  @Test
  void whatIsMissingIsToldInOneLine() throws Exception {
    Files.delete(tools.resolve("mvn"));
    tool("java", "11.0.2", "");

    Result result = run("targets");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo(
            "clearwatch: needs a JDK 17 or newer (%s/java is older), and Maven 3.8 or newer (no mvn in the PATH)\n"
                .formatted(tools));
  }

  @Test
  void aRuntimeWithoutCompilerIsNotEnough() throws Exception {
    Files.delete(tools.resolve("javac"));

    assertThat(run("targets").output()).contains("has no javac beside it");
  }

  @Test
  void anOldMavenIsNotEnough() throws Exception {
    maven("3.6.3", 0);

    assertThat(run("targets").output())
        .isEqualTo("clearwatch: needs Maven 3.8 or newer (mvn is older)\n");
  }

  @Test
  void javaHomeGoesBeforeThePath() throws Exception {
    Path home = Files.createDirectories(folder.resolve("my jdk"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(tools.resolve("javac"), home.resolve("bin/javac"));
    script(home.resolve("bin/java"), version("21.0.1") + "echo \"home ran: $*\"");

    assertThat(run(root.resolve("clearwatch"), Map.of("JAVA_HOME", home.toString()), "targets"))
        .matches(result -> result.output().contains("home ran: "));
    assertThat(run(root.resolve("clearwatch"), Map.of("JAVA_HOME", "/nowhere"), "targets"))
        .matches(result -> result.output().contains("(no java in JAVA_HOME=/nowhere)"));
  }

  @Test
  void testRunsEverythingAndItsStatusIsThatOfTheSummary() throws Exception {
    tool("java", "17.0.1", "echo \"ran: $*\"; exit 1");
    Path stale = Files.createDirectories(root.resolve("standalone/target/surefire-reports"));

    Result result = run("test");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).endsWith("/.ci/TestSummary.java " + root.toRealPath() + "\n");
    assertThat(root.resolve("target/build.log"))
        .content()
        .contains("verify --fail-at-end")
        .contains("-DexcludedGroups=\n")
        .doesNotContain("-Dgroups");
    assertThat(stale).doesNotExist();
    assertThat(run("test", "all").status()).isEqualTo(2);
    assertThat(run("test", "faults", "all").status()).isEqualTo(2);
  }

  @Test
  void testFaultsRunsOnlyThoseAndShowsWhereItIs() throws Exception {
    Result result = run("test", "faults");

    assertThat(result.status()).isZero();
    assertThat(result.output())
        .contains("Testing clearwatch under faults ... 12 s, cluster started\n")
        .endsWith("/.ci/TestSummary.java " + root.toRealPath() + "\n");
    assertThat(root.resolve("target/build.log"))
        .content()
        .contains("-Dgroups=faults -DexcludedGroups=\n");
  }

  @Test
  void benchBuildsAndRunsAModuleOfItsOwn() throws Exception {
    run("targets");

    Result first = run("bench", "state", "--declarations", "10");

    assertThat(first.status()).isZero();
    assertThat(first.output())
        .startsWith("Building clearwatch (first use, a few minutes)")
        .contains("-cp " + root.toRealPath() + "/benchmarks/target/lib/*")
        .endsWith("io.clearwatch.benchmarks.Bench bench state --declarations 10\n");
    assertThat(root.resolve("target/build.log")).content().contains("-pl benchmarks -am");
    assertThat(run("bench").output()).startsWith("ran: ");
    assertThat(run("targets").output()).startsWith("ran: ");
  }

  @Test
  void otherCommandsDoNotBuildTheBenchmarks() throws Exception {
    run("targets");

    assertThat(root.resolve("target/build.log")).content().contains("-pl standalone -am");
    assertThat(root.resolve("benchmarks")).doesNotExist();
  }

  @Test
  void benchBuildsAgainWhenTheTestServersChange() throws Exception {
    Path tests = Files.createDirectories(root.resolve("flink-jobs/src/test/java"));
    run("bench");
    run("targets");
    Path source = Files.createFile(tests.resolve("New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(run("bench").output()).startsWith("Building clearwatch (sources have changed)");
    assertThat(run("targets").output()).startsWith("ran: ");
  }

  /** A stand-in that answers {@code -version} as Java does. */
  private void tool(String name, String version, String action) throws IOException {
    script(tools.resolve(name), version(version) + action);
  }

  private static String version(String version) {
    return "[ \"$1\" = -version ] && { echo 'openjdk version \"" + version + "\"' >&2; exit; }\n";
  }

  private void maven(String version, int status) throws IOException {
    script(
        tools.resolve("mvn"),
        "[ \"$1\" = -version ] && { echo 'Apache Maven "
            + version
            + " (some build)'; exit; }\n"
            + "echo \"called with $*\"\n"
            + "echo '[INFO] Building clearwatch-schemas 0.1.0-SNAPSHOT                 [2/3]'\n"
            + "echo 'faults: 12 s, cluster started'\n"
            + "echo \"[ERROR] Main.java:[3,5] ';' expected\"\n"
            + "echo '[ERROR] -> [Help 1]'\n"
            + "exit "
            + status);
  }

  private static void script(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result run(String... arguments) throws Exception {
    return run(root.resolve("clearwatch"), arguments);
  }

  private Result run(Path launcher, String... arguments) throws Exception {
    return run(launcher, Map.of(), arguments);
  }

  private Result run(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", tools + ":" + plainTools());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  /** A folder with the tools that every system has, but neither Java nor Maven. */
  private Path plainTools() throws IOException {
    Path plain = folder.resolve("plain");
    if (Files.notExists(plain)) {
      Files.createDirectories(plain);
      String systemPath = System.getenv("PATH");
      for (String name : PLAIN_TOOLS) {
        script(plain.resolve(name), "PATH='" + systemPath + "' exec " + name + " \"$@\"");
      }
    }
    return plain;
  }

  private record Result(int status, String output) {}
}
