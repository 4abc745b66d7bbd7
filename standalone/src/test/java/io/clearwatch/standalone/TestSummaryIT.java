package io.clearwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sum of test reports that ends {@code clearwatch test}. */
@Timeout(60)
class TestSummaryIT {
  private static final String PASSED = "<testcase name='passes' classname='io.A' time='0'/>";

  @TempDir Path folder;

  @Test
  void failedAndSkippedTestsAreListedBeforeTheCounts() throws Exception {
    report("schemas/target/surefire-reports/TEST-io.A.xml", PASSED + PASSED);
    report(
        "standalone/target/failsafe-reports/TEST-io.B.xml",
        PASSED
            + "<testcase name='breaks' classname='io.B'><failure message='1 &lt; 2&#10;more'/></testcase>"
            + "<testcase name='throws' classname='io.B'><error message='no'/></testcase>"
            + "<testcase name='rests' classname='io.B'><skipped message='no server'/></testcase>");

    assertThat(summary())
        .isEqualTo(
            """
            failed: io.B.breaks: 1 < 2
            failed: io.B.throws: no
            skipped: io.B.rests: no server
            3 passed, 2 failed, 1 skipped
            status 1
            """);
  }

  @Test
  void allPassedIsSuccess() throws Exception {
    report("schemas/target/surefire-reports/TEST-io.A.xml", PASSED);

    assertThat(summary()).isEqualTo("1 passed, 0 failed, 0 skipped\nstatus 0\n");
  }

  @Test
  void noReportIsNoSuccess() throws Exception {
    assertThat(summary()).isEqualTo("0 passed, 0 failed, 0 skipped\nstatus 1\n");
  }

  private void report(String path, String tests) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<testsuite name='x'>" + tests + "</testsuite>");
  }

  private String summary() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Path.of("..", ".ci", "TestSummary.java").toString(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output + "status " + process.exitValue() + "\n";
  }
}
