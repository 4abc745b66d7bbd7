package io.clearwatch.standalone.imports;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;

/** Takes what comes of the rows, in their order. */
public interface ImportSink {
  /** Keeps nothing: for an import that only tells what it would do. */
  ImportSink NOTHING =
      new ImportSink() {
        @Override
        public void event(SpecificRecordBase event) {}

        @Override
        public void rejected(Rejection rejection) {}
      };

  void event(SpecificRecordBase event) throws IOException;

  void rejected(Rejection rejection) throws IOException;
}
