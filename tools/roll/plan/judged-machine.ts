import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { rollOfMark } from '../roll-mark.ts';
import type { LeftMachine } from './planned.ts';
import { nodesOf, type PoolMachine } from './pool-machine.ts';
import { remainingOf, waitFor } from './remaining.ts';
import { type RollTask, TERRAFORM } from './roll-task.ts';
import { buildsOn } from './running-builds.ts';

/** An outdated machine: one to be rolled, or one to be left alone. */
export type JudgedMachine =
  | {
      readonly kind: 'task';
      readonly machine: PoolMachine;
      readonly task: RollTask;
      readonly estimated: boolean;
    }
  | { readonly kind: 'left'; readonly machine: PoolMachine; readonly left: LeftMachine };

/** What is known at the moment of planning. */
export interface Moment {
  readonly drain: Fleet['maintenance']['drain'];
  /** Whether Jenkins was asked; if not, each machine is waited for until the deadline. */
  readonly buildsKnown: boolean;
  /** When Jenkins was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** From when on builds are waited for. */
  readonly begins: number;
}

/** Judges an outdated machine. A machine that an operator has cordoned is kept: whoever did it may be looking at it. */
export function judgedMachine(machine: PoolMachine, moment: Moment): JudgedMachine {
  const { facts, name } = machine;
  const leave = (kind: LeftMachine['kind'], because: string): JudgedMachine => ({
    kind: 'left',
    machine,
    left: { name, id: facts.id, drift: facts.drift, kind, because },
  });
  const cordoned = nodesOf(machine).find(
    ({ state, reason }) => state === 'cordoned' && rollOfMark(reason ?? '') === undefined,
  );
  if (cordoned)
    return leave('cordoned', `an operator has cordoned it: ${cordoned.reason ?? 'without a reason'}`);
  const { drain, buildsKnown, readAt, begins } = moment;
  const builds = buildsOn(nodesOf(machine));
  const wait = buildsKnown ? waitFor(builds, drain, readAt) : drain.deadline.seconds * 1_000;
  if (wait === undefined)
    return leave(
      'long-build',
      `a build on it runs beyond the deadline of ${drain.deadline}, and it would not survive`,
    );
  const estimated =
    buildsKnown && builds.every(build => remainingOf(build, drain, readAt).kind !== 'unknown');
  return { kind: 'task', machine, task: taskOf(machine, begins + wait), estimated };
}

function taskOf({ name, pool, boot, agents, facts }: PoolMachine, ready: number): RollTask {
  const made = facts.host === undefined ? [] : [[TERRAFORM, 1] as const];
  return {
    name,
    pool,
    boot,
    ready,
    serving: new Map([...servingOf({ agents }), ...made]),
    agents: new Map([...counts(agents), ...made]),
  };
}

/** How many agents of a machine take builds now, by label. */
export const servingOf = ({ agents }: Pick<PoolMachine, 'agents'>): ReadonlyMap<string, number> =>
  counts(agents.filter(({ serves }) => serves));

function counts(agents: readonly { readonly labels: readonly string[] }[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const label of agents.flatMap(({ labels }) => labels))
    counted.set(label, (counted.get(label) ?? 0) + 1);
  return counted;
}
