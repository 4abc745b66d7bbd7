package io.clearwatch.standalone.embedded;

import java.time.Instant;

/** One row of a query's result, valid only while it is being mapped. */
public interface Row {
  /** A text or tag, or null. */
  String text(String column);

  /** A number; NaN where there is none. */
  double number(String column);

  /** An integer; {@link Long#MIN_VALUE} where there is none. */
  long integer(String column);

  boolean bool(String column);

  /** A timestamp, or null. */
  Instant time(String column);
}
