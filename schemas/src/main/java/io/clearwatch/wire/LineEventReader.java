package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the readers of the two line formats share. */
abstract class LineEventReader extends LookAheadReader {
  final LineReader lines;
  final EventAssembler assembler;
  private final EventFile file;
  private final Consumer<String> warnings;
  private boolean warned;

  LineEventReader(EventFile file, EventChecks checks, Consumer<String> warnings)
      throws IOException {
    super(file.path());
    this.file = file;
    this.warnings = warnings;
    lines = new LineReader(Path.of(file.path()));
    assembler = new EventAssembler(file.type(), checks);
  }

  /** The next event or rejection from the current line, or null if the line stands for none. */
  abstract EventRead readLine() throws IOException;

  @Override
  final EventRead advance() throws IOException {
    while (lines.next()) {
      if (lines.tooLong()) {
        return rejected(
            undecodable("longer than " + LineReader.MAX_LINE_BYTES + " bytes, cut off there"));
      }
      EventRead read = lines.isBlank() ? null : readLine();
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  /** What the assembler has made of the current line. */
  final EventRead assembled() {
    EventProblem problem = assembler.check();
    return problem == null ? EventRead.event(file.type(), assembler.event()) : rejected(problem);
  }

  final EventRead rejected(EventProblem problem) {
    return EventRead.rejected(
        file.type(), file.name(), Long.toString(lines.number()), problem, lines.copy());
  }

  final void warnOfUnknown(String column) {
    if (!warned) {
      warned = true;
      warnings.accept(
          file.path()
              + " line "
              + lines.number()
              + ": unknown column '"
              + column
              + "' is ignored, as is any other that "
              + file.type().recordClass().getSimpleName()
              + " does not have");
    }
  }

  @Override
  public final long positionBytes() {
    return lines.bytesRead();
  }

  static EventProblem undecodable(String detail) {
    return new EventProblem(RejectReason.undecodable, detail);
  }

  @Override
  public final void close() throws IOException {
    lines.close();
  }
}
