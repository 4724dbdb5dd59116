import type { Entry } from '../entry.ts';
import { leaderBecomes, leaderMeant, stopsWith } from './leader-entry.ts';
import type { LeaderScene } from './leader-scene.ts';

/** A leader that is not as it should be is put back as it was; one that is not sound even then needs a person. */
export function giveUpOrRestore({ leader, state, facts }: LeaderScene, why: string): readonly Entry[] {
  const { record, snapshot, restored } = leader;
  const target = state.begun.targets.find(({ pool }) => pool === undefined);
  const machine = facts.machines.find(({ of }) => of.kind === 'leader');
  const instance = machine?.id ?? target?.instance;
  if (restored || record === undefined || snapshot === undefined || instance === undefined)
    return [leaderBecomes('failed', why), stopsWith(why)];
  const image = target?.drift.find(({ kind }) => kind === 'image');
  return [
    leaderBecomes('restoring', why),
    leaderMeant({
      kind: 'restore-leader',
      instance,
      image: image?.kind === 'image' ? image.has : undefined,
      jenkins: record.version,
      snapshot,
    }),
  ];
}
