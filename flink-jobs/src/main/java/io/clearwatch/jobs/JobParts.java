package io.clearwatch.jobs;

import io.clearwatch.jobs.clocks.ClockRules;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StuckRules;
import io.clearwatch.jobs.rolling.Contributor;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of a job, whoever drives them: Flink's operators while events come, a replay once they
 * are all there.
 *
 * @param rules how the events of a subject become its result
 * @param stuck when a subject is stuck
 * @param contributor what a result adds to which cells; for one thread
 * @param stays a subject's stays in the backlog, none where the job has no backlog
 * @param <E> event as the job sees it
 * @param <M> milestones of one subject
 * @param <R> result of one subject
 */
public record JobParts<E, M, R>(
    ClockRules<E, M, R> rules,
    StuckRules<M> stuck,
    Contributor<R> contributor,
    Function<M, List<OpenDeclaration>> stays) {}
