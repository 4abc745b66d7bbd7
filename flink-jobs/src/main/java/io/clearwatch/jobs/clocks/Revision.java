package io.clearwatch.jobs.clocks;

import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A change of one result: what it was, and what it is now. Mutable public fields, so that Flink
 * serializes it as a POJO.
 *
 * @param <R> the result
 */
public final class Revision<R> {
  /** The result that no longer holds, or null if there was none. */
  public R before;

  /** The result that holds from now on, or null if there is none any more. */
  public R after;

  /** For Flink. */
  public Revision() {}

  public Revision(R before, R after) {
    this.before = before;
    this.after = after;
  }

  /** Flink's type of a revision of results of a type. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static <R> TypeInformation<Revision<R>> typeOf(TypeInformation<R> result) {
    return (TypeInformation) Types.POJO(Revision.class, Map.of("before", result, "after", result));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revision<?> that
        && Objects.equals(before, that.before)
        && Objects.equals(after, that.after);
  }

  @Override
  public int hashCode() {
    return Objects.hash(before, after);
  }

  @Override
  public String toString() {
    return before + " -> " + after;
  }
}
