import type { Drift, JenkinsFacts, MachineFacts } from '../facts.ts';
import { LEADER_AWAY } from './boot-times.ts';
import type { Moment } from './judged-machine.ts';
import type { LeftMachine, PlannedLeader } from './planned.ts';
import { remainingOf, waitFor } from './remaining.ts';
import { endWithLeader } from './running-builds.ts';

/** An outdated leader: to be rolled once the agents' times are known, or to be left alone. */
export type JudgedLeader =
  | { readonly kind: 'none' }
  | { readonly kind: 'left'; readonly left: LeftMachine }
  | {
      readonly kind: 'roll';
      readonly facts: MachineFacts;
      readonly position: PlannedLeader['position'];
      readonly because: string;
      /** When the last build ends that would not survive, in milliseconds since 1970. */
      readonly ready: number;
      readonly estimated: boolean;
    };

/** Judges the leader by its own drift, and its position by that of the agents. */
export function judgedLeader(
  machines: readonly MachineFacts[],
  jenkins: JenkinsFacts | undefined,
  moment: Moment,
): JudgedLeader {
  const facts = machines.find(({ of, drift }) => of.kind === 'leader' && drift.length > 0);
  if (facts === undefined) return { kind: 'none' };
  const { drain, begins, readAt } = moment;
  const builds = jenkins === undefined ? [] : endWithLeader(jenkins);
  const wait = jenkins === undefined ? drain.deadline.seconds * 1_000 : waitFor(builds, drain, readAt);
  if (wait === undefined) {
    const because = `a build that its restart would end runs beyond the deadline of ${drain.deadline}`;
    return {
      kind: 'left',
      left: { name: 'leader', id: facts.id, drift: facts.drift, kind: 'long-build', because },
    };
  }
  const agents = machines.filter(({ of, drift }) => of.kind !== 'leader' && drift.length > 0);
  const known = builds.every(build => remainingOf(build, drain, readAt).kind !== 'unknown');
  const estimated = jenkins !== undefined && known;
  return { kind: 'roll', facts, ...positionBeside(agents), ready: begins + wait, estimated };
}

/**
 * Agents of a new image work with the old leader, while a new leader may ask for what only the new image has, such as a
 * newer Java; so with a change of the agents' image it goes last. Otherwise it goes first: the most is at stake there,
 * and the window is still long.
 */
function positionBeside(
  agents: readonly { readonly drift: readonly Drift[] }[],
): Pick<PlannedLeader, 'position' | 'because'> {
  if (agents.length === 0) return { position: 'before', because: 'no agent is outdated' };
  return agents.some(({ drift }) => drift.some(({ kind }) => kind === 'image'))
    ? { position: 'after', because: 'the new leader may need what the new image of the agents has' }
    : {
        position: 'before',
        because: 'the images of the agents stay as they are, and the window is longest now',
      };
}

/** The leader's place in the timeline. @param begins - from when on it may go, in milliseconds since 1970. */
export function plannedLeader(
  { facts: { id, drift }, position, because, ready, estimated }: Extract<JudgedLeader, { kind: 'roll' }>,
  begins: number,
  closes: number,
): PlannedLeader {
  const drained = Math.max(begins, ready);
  const back = drained + LEADER_AWAY;
  const fits = back <= closes;
  return { name: 'leader', id, drift, position, because, estimated, begins, drained, back, fits };
}
