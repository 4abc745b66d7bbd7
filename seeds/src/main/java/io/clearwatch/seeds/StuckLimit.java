package io.clearwatch.seeds;

import java.io.Serializable;

/**
 * A time that nothing should be in a stage for; what is there for longer is stuck.
 *
 * @param id the cause, in alerts and figures
 * @param limitMillis above 0, at most {@link StuckLimits#LONGEST}
 */
public record StuckLimit(String id, Text name, StuckStage stage, long limitMillis)
    implements Serializable {}
