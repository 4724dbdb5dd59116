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
export interface PhaseLane<Busy extends string, Last extends string> {
  readonly intervals: readonly Interval<Busy>[];
  /** Undefined: it waits for its turn, or is under way. */
  readonly end: End<Last> | undefined;
}

/** Entering a phase. */
export interface Step<Phase extends string> {
  readonly phase: Phase;
  readonly at: number;
  readonly why?: string;
}

/** Which phases are work, and which are ends; in others it waits. */
export interface PhaseKinds<Phase extends string, Busy extends Phase, Last extends Phase> {
  readonly isBusy: (phase: Phase) => phase is Busy;
  readonly isEnd: (phase: Phase) => phase is Last;
}

/** The lane that steps make. @param until - when the phase ends that has no step after it. */
export function phaseLane<Phase extends string, Busy extends Phase, Last extends Phase>(
  steps: readonly Step<Phase>[],
  { isBusy, isEnd }: PhaseKinds<Phase, Busy, Last>,
  until: number,
): PhaseLane<Busy, Last> {
  const intervals: Interval<Busy>[] = [];
  for (const [index, { phase, at }] of steps.entries()) {
    if (!isBusy(phase)) continue;
    const to = steps[index + 1]?.at ?? until;
    const before = intervals.at(-1);
    // To be told of a phase once more is no new phase.
    const goesOn = before !== undefined && steps[index - 1]?.phase === phase;
    if (goesOn) intervals[intervals.length - 1] = { ...before, to };
    else intervals.push({ phase, from: at, to });
  }
  const last = steps.at(-1);
  if (last === undefined || !isEnd(last.phase)) return { intervals, end: undefined };
  return { intervals, end: { phase: last.phase, at: last.at, why: last.why } };
}
