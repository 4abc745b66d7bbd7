package io.clearwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorMessagesTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aKnownFailureIsItsFirstLine() {
    assertThat(run(new CommandException("the yard is closed\nand more"))).isEqualTo(1);

    assertThat(err.toString().lines()).containsExactly("yard: the yard is closed");
  }

  @Test
  void aWrongSeedFileIsAKnownFailure() {
    SeedException wrong =
        catchThrowableOfType(SeedException.class, () -> Catalogue.load(Path.of("none.yaml")));

    assertThat(run(wrong)).isEqualTo(1);
    assertThat(err.toString()).startsWith("yard: none.yaml").doesNotContain("unexpected");
  }

  @Test
  void anUnexpectedFailureTellsWhereTheDetailsAre() {
    assertThat(run(new IOException("no space left"))).isEqualTo(1);

    assertThat(err.toString().lines())
        .containsExactly("yard: unexpected IOException: no space left (details: the.log)");
  }

  @Test
  void stoppingIsNoFailure() {
    assertThat(run(new InterruptedException())).isEqualTo(130);

    assertThat(err.toString()).isEmpty();
  }

  private int run(Exception thrown) {
    return new CommandLine(new Failing(thrown))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new ErrorMessages(Path.of("the.log")))
        .execute();
  }

  @Command(name = "yard")
  private record Failing(Exception thrown) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw thrown;
    }
  }
}
