/** A time that a machine, or the leader, was in a phase; instants in milliseconds since 1970. */
export interface Interval<Phase extends string = string> {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** How something ended. */
export interface End<Phase extends string = string> {
  readonly phase: Phase;
  readonly at: number;
  readonly why: string | undefined;
}

/** The phases of one machine, or of the leader, in order; they do not overlap. */
export interface PhaseLane<Phase extends string, Last extends Phase> {
  readonly intervals: readonly Interval<Exclude<Phase, Last>>[];
  /** Undefined: it waits for its turn, or is under way. */
  readonly end: End<Last> | undefined;
}

/** Entering a phase. */
export interface Step<Phase extends string> {
  readonly phase: Phase;
  readonly at: number;
  readonly why?: string;
}

/** The lane that steps make. @param until - when the phase ends that has no step after it. */
export function phaseLane<Phase extends string, Last extends Phase>(
  steps: readonly Step<Phase>[],
  isEnd: (phase: Phase) => phase is Last,
  until: number,
): PhaseLane<Phase, Last> {
  const intervals: Interval<Exclude<Phase, Last>>[] = [];
  for (const [index, { phase, at }] of steps.entries()) {
    if (isEnd(phase)) continue;
    const to = steps[index + 1]?.at ?? until;
    const before = intervals.at(-1);
    // To be told of a phase once more is no new phase.
    const goesOn = before?.phase === phase && steps[index - 1]?.phase === phase;
    if (goesOn) intervals[intervals.length - 1] = { ...before, to };
    // A phase that is no end: the guard narrows the parameter, but not to what `Exclude` is.
    else intervals.push({ phase: phase as Exclude<Phase, Last>, from: at, to });
  }
  const last = steps.at(-1);
  if (last === undefined || !isEnd(last.phase)) return { intervals, end: undefined };
  return { intervals, end: { phase: last.phase, at: last.at, why: last.why } };
}
