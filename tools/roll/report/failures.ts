import type { ActKind } from '../run/act.ts';
import type { ActStory } from './act-stories.ts';
import { actWords } from './act-words.ts';
import type { LeaderStory } from './leader-story.ts';
import type { MachineStory } from './machine-stories.ts';

/** Something that did not go as it should. */
export interface Failure {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** `leader` or a machine; undefined: the roll as a whole. */
  readonly machine: string | undefined;
  /** What was done; undefined: the machine as a whole came to nothing. */
  readonly act: ActKind | undefined;
  /** What failed and why, in one sentence. */
  readonly says: string;
  /** What a person can do about it. */
  readonly fix: string | undefined;
}

/** All failures by time. */
export function failuresOf(
  acts: readonly ActStory[],
  machines: readonly MachineStory[],
  leader: LeaderStory | undefined,
): readonly Failure[] {
  const ofActs = acts.flatMap(({ act, machine, end }): readonly Failure[] => {
    if (end?.outcome.result !== 'failed') return [];
    const { why, fix } = end.outcome;
    return [{ at: end.at, machine, act: act.kind, says: `${actWords(act)}: ${why}`, fix }];
  });
  const ends = [...machines, ...(leader === undefined ? [] : [{ ...leader, name: 'leader' }])];
  const ofMachines = ends.flatMap(({ name, end }): readonly Failure[] =>
    end?.phase === 'failed'
      ? [{ at: end.at, machine: name, act: undefined, says: end.why ?? 'failed', fix: undefined }]
      : [],
  );
  return [...ofActs, ...ofMachines].sort((one, other) => one.at - other.at);
}
