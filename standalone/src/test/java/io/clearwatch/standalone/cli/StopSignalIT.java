package io.clearwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is ended there, not asked to end")
class StopSignalIT {
  /** What a shell reports of a process that SIGTERM has ended. */
  private static final int TERMINATED = 128 + 15;

  @Test
  void aCommandClosesWhatItHasOpenedBeforeTheProcessEnds() throws Exception {
    Process process = start("wait");
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("opened");

    process.toHandle().destroy();

    assertThat(output.readLine()).isEqualTo("closed");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }

  @Test
  void aCommandThatEndsByItselfGivesItsStatusAtOnce() throws Exception {
    Process process = start("end");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(7);
  }

  private static Process start(String task) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Waiting.class.getName(),
            task)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A command that opens something and waits. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] args) {
      System.exit(StopSignal.guard(() -> args[0].equals("end") ? 7 : hold()));
    }

    private static int hold() {
      System.out.println("opened");
      try {
        TimeUnit.HOURS.sleep(1);
        return 0;
      } catch (InterruptedException e) {
        return 130;
      } finally {
        System.out.println("closed");
      }
    }
  }
}
