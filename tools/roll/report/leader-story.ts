import type { Drift } from '../facts.ts';
import type { JournalLine, LeaderPhase, Target } from '../run/entry.ts';
import { isLeaderEnd } from '../run/standing.ts';
import type { ActStory } from './act-stories.ts';
import type { Horizon } from './machine-stories.ts';
import { type PhaseKinds, type PhaseLane, phaseLane } from './phase-lane.ts';

/** How the leader's part ends. */
type LeaderEnd = Extract<LeaderPhase, 'rolled' | 'restored' | 'left' | 'failed'>;

/** The leader in a roll. */
export interface LeaderStory extends PhaseLane<LeaderWork, LeaderEnd> {
  readonly instance: string | undefined;
  readonly drift: readonly Drift[];
  readonly acts: readonly ActStory[];
}

/** Phases in which something happens to the leader. */
export type LeaderWork = Exclude<LeaderPhase, LeaderEnd>;

const KINDS: PhaseKinds<LeaderPhase, LeaderWork, LeaderEnd> = {
  isBusy: (phase): phase is LeaderWork => !isLeaderEnd(phase),
  isEnd: (phase): phase is LeaderEnd => isLeaderEnd(phase),
};

/** Undefined: it was not to be rolled. */
export function leaderStory(
  lines: readonly JournalLine[],
  targets: readonly Target[],
  acts: readonly ActStory[],
  { until, ended }: Horizon,
): LeaderStory | undefined {
  const target = targets.find(({ pool }) => pool === undefined);
  const steps = lines.flatMap(({ at, entry }, index) =>
    entry.kind === 'leader' ? [{ ...entry, at, index }] : [],
  );
  if (target === undefined && steps.length === 0) return undefined;
  const lane = phaseLane(steps, KINDS, until);
  const wentOn = lines.findLastIndex(({ entry }) => entry.kind === 'went-on');
  const again = !ended && lane.end?.phase === 'left' && (steps.at(-1)?.index ?? 0) < wentOn;
  return {
    intervals: lane.intervals,
    end: again ? undefined : lane.end,
    instance: target?.instance,
    drift: target?.drift ?? [],
    acts: acts.filter(({ machine }) => machine === 'leader'),
  };
}
