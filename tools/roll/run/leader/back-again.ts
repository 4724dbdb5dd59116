import { standOf } from '../agents/act-ends.ts';
import type { Entry } from '../entry.ts';
import type { LostWork } from '../recorded-work.ts';
import { giveUpOrRestore } from './give-up-or-restore.ts';
import { leaderBecomes, leaderMeant, stopsWith } from './leader-entry.ts';
import type { LeaderScene, SeenLeaderScene } from './leader-scene.ts';

/** It has to have what it had, and to build. */
export function leaderChecking(scene: SeenLeaderScene): readonly Entry[] {
  const stand = standOf(scene.leader.acts);
  if (stand.kind === 'open') return [];
  if (stand.kind === 'failed') return giveUpOrRestore(scene, stand.why);
  return [leaderBecomes('resuming'), leaderMeant({ kind: 'unquiet' }), ...marksAgain(scene)];
}

/** Marks of operators on nodes that come and go are lost with a restart. */
function marksAgain({ leader, jenkins }: SeenLeaderScene): readonly Entry[] {
  const marks = leader.record?.marks ?? {};
  return jenkins.nodes.flatMap(({ name, state }) => {
    const reason = Object.hasOwn(marks, name) ? marks[name] : undefined;
    return reason === undefined || state === 'cordoned'
      ? []
      : [leaderMeant({ kind: 'mark-again', node: name, reason })];
  });
}

/** When builds begin again, it is looked for what did not come through. */
export function leaderResuming({ leader }: LeaderScene): readonly Entry[] {
  if (standOf(leader.acts).kind === 'open') return [];
  return [leaderBecomes('starting-again'), leaderMeant({ kind: 'find-lost' })];
}

/** What was lost begins again, each once, and projects look for the pushes that nobody told them of. */
export function leaderStartingAgain({ leader, state }: LeaderScene): readonly Entry[] {
  const stand = standOf(leader.acts);
  if (stand.kind === 'open') return [];
  const isMeant = leader.acts.some(({ act }) => act.kind === 'start-again' || act.kind === 'scan');
  const follow = [...(leader.lost ?? []).flatMap(again), ...(leader.record?.projects ?? []).map(scan)];
  if (!isMeant && follow.length > 0) return follow;
  if (!leader.restored) return [leaderBecomes('rolled')];
  const why = leader.why ?? 'it was not sound';
  return [leaderBecomes('restored', why), ...(state.stopping ? [] : [stopsWith(why)])];
}

const again = ({ work, how }: LostWork): readonly Entry[] =>
  how === 'by-hand' ? [] : [leaderMeant({ kind: 'start-again', work, how })];

const scan = (project: string): Entry => leaderMeant({ kind: 'scan', project });
