import { becomes } from './agents/agent-entry.ts';
import type { Round } from './agents/round.ts';
import type { Entry, RollEnd } from './entry.ts';
import { leaderToRoll } from './leader/begin-leader.ts';
import { leaderBecomes } from './leader/leader-entry.ts';
import { isQuieted, type Scene } from './scene.ts';
import { isAgentEnd } from './standing.ts';
import { PATIENCE } from './time-limits.ts';

/** Ends a roll in which nothing is under way and nothing can be begun, with a word for each machine that stays as it is. */
export function endOfRoll({ scene, left: leftIn }: Round): readonly Entry[] {
  const { state, now } = scene;
  if (state.open.size > 0 || state.leaderActive || state.active().length > 0) return [];
  const left = leftIn();
  const leader = leaderToRoll(scene);
  const isWaiting = left.tasks.size > 0 || leader.kind === 'roll';
  if (!state.stopping && isWaiting && now < patientUntil(scene)) return [];
  const because = whyWaiting(scene);
  return [
    ...left.left.map(({ machine, left: { because: why } }) =>
      leave(machine.name, machine.pool, machine.facts.id, why),
    ),
    ...[...left.tasks.values()].map(({ machine }) =>
      leave(machine.name, machine.pool, machine.facts.id, because),
    ),
    ...(leader.kind === 'none'
      ? []
      : [leaderBecomes('left', leader.kind === 'left' ? leader.left.because : because)]),
    ended(scene, left.left.length > 0 || isWaiting || leader.kind === 'left'),
  ];
}

/** Until when something may still change by itself: those that went first are watched, or capacity comes back. */
function patientUntil({ state, settings, now }: Scene): number {
  // A pause lasts until somebody ends it, or the window closes.
  if (state.paused) return state.closes ?? Number.POSITIVE_INFINITY;
  const { machines, bake } = settings.canary;
  const patience = state.lastAt + PATIENCE + (machines === 0 ? 0 : bake);
  return state.closes === undefined ? patience : Math.min(patience, Math.max(now, state.closes));
}

function whyWaiting({ state, jenkins }: Scene): string {
  if (state.stopping) return state.stopping.why;
  if (isQuieted(jenkins)) return 'somebody else has Jenkins quieting down';
  return state.closes === undefined
    ? 'its labels have too few other agents in service'
    : 'what is left of the window is too short, or its labels have too few other agents in service';
}

const leave = (machine: string, pool: string, instance: string, why: string): Entry =>
  becomes({ machine, pool, instance, way: 'replace' }, 'left', { why });

function ended({ state }: Scene, isLeft: boolean): Entry {
  if (state.leader?.phase === 'restored')
    return { kind: 'ended', how: 'rolled-back', why: state.leader.why ?? '' };
  if (state.stopping) return { kind: 'ended', how: state.stopping.how, why: state.stopping.why };
  const stays = [...state.agents.values()].some(
    ({ phase }) => isAgentEnd(phase) && phase !== 'rolled' && phase !== 'gone',
  );
  const how: RollEnd = isLeft || stays || state.leader?.phase === 'left' ? 'window' : 'complete';
  return { kind: 'ended', how };
}
