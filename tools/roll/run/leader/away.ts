import type { Drift } from '../../facts.ts';
import { LEADER_AWAY } from '../../plan/boot-times.ts';
import type { Act } from '../act.ts';
import { standOf } from '../agents/act-ends.ts';
import type { Entry } from '../entry.ts';
import { AGENTS_BACK_LIMIT, CLOCKS_APART, LEADER_START_LIMIT } from '../time-limits.ts';
import { marksAgain } from './back-again.ts';
import { letGo } from './before-it-goes.ts';
import { giveUpOrRestore } from './give-up-or-restore.ts';
import { leaderBecomes, leaderMeant, stopsWith } from './leader-entry.ts';
import type { LeaderScene } from './leader-scene.ts';

/** When the home is safe, the leader is made anew, or only updated where its machine may stay. */
export function leaderBackingUp(scene: LeaderScene): readonly Entry[] {
  const { leader, facts, state, now } = scene;
  const backup = standOf(leader.acts);
  if (backup.kind === 'open') return [];
  if (backup.kind === 'failed') return [...letGo(`no backup: ${backup.why}`), stopsWith(backup.why)];
  if (state.stopping) return letGo(state.stopping.why);
  if (state.closes !== undefined && now + LEADER_AWAY > state.closes)
    return letGo('the backup took so long that the window closes before it would be back');
  if (facts.jenkins === undefined) return [];
  if (!facts.jenkins.quietingDown) return letGo('somebody has cancelled the quiet-down');
  const machine = facts.machines.find(({ of }) => of.kind === 'leader');
  if (machine === undefined) return letGo('there is no leader');
  // A backup takes minutes, in which people and webhooks go on asking for builds and marking nodes.
  if (!leader.acts.some(({ act }) => act.kind === 'record')) return [leaderMeant({ kind: 'record' })];
  return [leaderBecomes('remaking'), leaderMeant(changeOf(machine.id, machine.drift))];
}

/** Another Jenkins is another container; all else needs another machine. */
const changeOf = (instance: string, drift: readonly Drift[]): Act =>
  drift.every(({ kind }) => kind === 'jenkins')
    ? { kind: 'update-leader' }
    : { kind: 'remake-leader', instance };

/** It is on its way: whatever becomes of it, Jenkins has to come back. */
export function leaderRemaking(scene: LeaderScene): readonly Entry[] {
  const { leader } = scene;
  const stand = standOf(leader.acts.filter(({ act }) => act.kind !== 'record'));
  if (stand.kind === 'open') return lateComers(scene);
  if (stand.kind === 'done') return [leaderBecomes('starting')];
  return giveUpOrRestore(scene, stand.why);
}

/**
 * Until Jenkins stops, people and webhooks go on asking for builds. A home that is put back from its snapshot knows nothing of
 * them, so they are written down as long as it answers.
 */
function lateComers({ leader, facts: { jenkins } }: LeaderScene): readonly Entry[] {
  const { record, phase, acts } = leader;
  if (phase !== 'remaking' || record === undefined || jenkins?.session !== record.session) return [];
  if (acts.some(({ act, end }) => act.kind === 'record' && end === undefined)) return [];
  const known = new Set(record.work.map(({ item }) => item));
  const isLate = jenkins.waiting.some(({ id, since }) => !known.has(id) && since > record.at - CLOCKS_APART);
  return isLate ? [leaderMeant({ kind: 'record' })] : [];
}

/**
 * Just after it answers, Jenkins has no agent and nothing on an executor while Pipelines resume. It is not checked before its
 * agents are there, or have had their time.
 */
export function leaderStarting(scene: LeaderScene): readonly Entry[] {
  const { leader, facts, state, now } = scene;
  const waited = now - leader.since;
  if (state.rollsBack && !leader.restored) return giveUpOrRestore(scene, state.stopping?.why ?? '');
  const { jenkins } = facts;
  if (jenkins === undefined)
    return waited <= LEADER_START_LIMIT
      ? []
      : giveUpOrRestore(scene, facts.unusable ?? 'Jenkins does not answer');
  if (leader.back === undefined || leader.back < leader.since)
    return [{ kind: 'leader', phase: 'starting', answers: true }, ...marksAgain({ ...scene, jenkins }, now)];
  const states = new Map(jenkins.nodes.map(({ name, state }) => [name, state]));
  const isBack = (leader.record?.nodes ?? []).every(name => (states.get(name) ?? 'offline') !== 'offline');
  if (!isBack && waited <= AGENTS_BACK_LIMIT) return [];
  return [
    leaderBecomes('checking'),
    leaderMeant({ kind: 'check-leader' }),
    leaderMeant({ kind: 'smoke', node: undefined }),
  ];
}
