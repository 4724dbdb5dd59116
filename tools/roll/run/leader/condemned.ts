import { standOf } from '../agents/act-ends.ts';
import type { Entry } from '../entry.ts';
import { giveUpOrRestore } from './give-up-or-restore.ts';
import { leaderMeant } from './leader-entry.ts';
import type { LeaderScene } from './leader-scene.ts';

/**
 * A leader that is not sound has taken builds since it is back, and the home that comes back in its place knows nothing of them.
 * They are written down before it goes. Where it does not even let that be done, it goes without.
 */
export function leaderCondemned(scene: LeaderScene): readonly Entry[] {
  const { leader, settings, now } = scene;
  const stand = standOf(leader.acts);
  if (stand.kind === 'open') return [];
  const isWritten = leader.acts.some(({ act }) => act.kind === 'record');
  if (stand.kind === 'failed' || isWritten) return giveUpOrRestore(scene, leader.why ?? 'it is not sound');
  return now - stand.at < settings.grace ? [] : [leaderMeant({ kind: 'record' })];
}
