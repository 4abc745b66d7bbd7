package io.clearwatch.jobs.sinks.alertmanager;

import java.util.HashSet;
import java.util.Set;

/** An alert that is to be sent, or whose end is. Public fields, as it is stored as JSON. */
final class KeptAlert {
  static final long NEVER = Long.MIN_VALUE;

  public AlertKey key;

  /** Of the latest transition, as is what follows; of STUCK cases, the latest case. */
  public String alertId;

  public String subject;
  public Double value;
  public Double limit;

  /** Open STUCK cases; 1 for the other kinds. */
  public int cases = 1;

  /** Event time, not after the wall clock at its arrival. */
  public long startsAtMillis;

  /** Event time of the end, likewise; {@link #NEVER} while it fires. */
  public long endsAtMillis = NEVER;

  /** Wall clock when the end became known; {@link #NEVER} while it fires. */
  public long endSeenMillis = NEVER;

  /** Not sent before event time has come this far; see {@link AlertBook}. */
  public long heldUntilMillis = NEVER;

  /** True once it was in a request, whatever became of that: a server may know it. */
  public boolean attempted;

  /** URLs of the servers that have taken the end. */
  public Set<String> endTakenBy = new HashSet<>();

  boolean hasEnded() {
    return endsAtMillis != NEVER;
  }
}
