package io.clearwatch.benchmarks;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.cli.Paragraph;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What all benchmarks have in common: a header that tells what is measured and on what machine,
 * progress on the error stream, and a table of figures at the end.
 */
public abstract class Benchmark implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** What is measured and how, with the options as they are, in sentences. */
  protected abstract String method();

  /**
   * Measures.
   *
   * @param figures takes what was measured
   * @param progress tells how far it is
   * @throws CommandException if something is not as it has to be, such as a missing figure; what
   *     was measured until then is printed nevertheless
   */
  protected abstract void measure(Figures figures, Progress progress) throws Exception;

  /**
   * Refuses options that make no sense.
   *
   * @throws ParameterException by {@link #require}
   */
  protected abstract void checkOptions();

  /** Refuses wrong usage, if the condition does not hold, with the message. */
  protected final void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  @Override
  public final Integer call() throws Exception {
    checkOptions();
    PrintWriter out = spec.commandLine().getOut();
    Figures figures = new Figures();
    out.print(header(spec.name(), List.of(spec.usageMessage().description())));
    out.flush();
    try {
      measure(figures, new Progress(spec.commandLine().getErr()));
    } catch (RuntimeException e) {
      // Not every library lets an interrupt through as what it is.
      if (Thread.interrupted()) {
        throw (Exception) new InterruptedException().initCause(e);
      }
      throw e;
    } finally {
      out.print(figures);
      out.flush();
    }
    return ExitCode.OK;
  }

  private String header(String name, List<String> what) {
    return "\n"
        + Paragraph.of(0, name + ": " + what.get(0))
        + Paragraph.of(2, method())
        + Paragraph.of(2, "Machine: " + Machine.describe())
        + "\n";
  }
}
