import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import { judgedMachine, type Moment } from './judged-machine.ts';
import { labelBudgets } from './label-budget.ts';
import { mismatches } from './mismatches.ts';
import type { RollPlan } from './planned.ts';
import { capacityOf, plannedAgents } from './planned-agents.ts';
import { type JudgedLeader, judgedLeader, plannedLeader } from './planned-leader.ts';
import { poolMachines } from './pool-machine.ts';
import { rollRisks } from './risks/roll-risks.ts';
import { endOf } from './roll-task.ts';

/** All that a plan follows from; instants in milliseconds since 1970. */
export interface PlanInputs {
  readonly fleet: Fleet;
  readonly machines: readonly MachineFacts[];
  /** Undefined: Jenkins could not be asked. */
  readonly jenkins: JenkinsFacts | undefined;
  /** When Jenkins was read. */
  readonly readAt: number;
  /** For when it is planned. */
  readonly at: number;
  /** The window that is open then, or else the next. */
  readonly opening: RollPlan['opening'];
}

/**
 * What a roll would do, from drift only. It is planned with the builds that run now: for a window that opens later it
 * tells what a roll would take if as much ran then.
 */
export function rollPlan(inputs: PlanInputs): RollPlan {
  const { fleet, jenkins, at, readAt, opening } = inputs;
  const begins = Math.max(at, opening?.opens ?? at);
  const buildsKnown = jenkins !== undefined;
  const moment: Moment = { drain: fleet.maintenance.drain, buildsKnown, readAt, begins };
  const machines = poolMachines(fleet, inputs.machines, jenkins);
  const outdated = machines.filter(({ facts }) => facts.drift.length > 0);
  const budgets = labelBudgets(fleet, machines, jenkins);
  const capacity = capacityOf(fleet, machines, budgets);
  const closes = opening?.closes ?? Number.POSITIVE_INFINITY;
  const timeline = timelineOf(judgedLeader(inputs.machines, jenkins, moment), { begins, closes }, from =>
    plannedAgents(
      outdated.map(machine => judgedMachine(machine, moment)),
      { capacity, budgets },
      from,
      closes,
    ),
  );
  const concerned = new Set(outdated.flatMap(({ agents }) => agents.flatMap(({ labels }) => labels)));
  const labels = budgets.filter(({ label }) => concerned.has(label));
  const count = inputs.machines.length;
  const plan = { fleet: fleet.fleet, at, begins, opening, buildsKnown, machines: count, ...timeline, labels };
  if (jenkins === undefined) return { ...plan, risks: [], mismatches: [] };
  const risks = rollRisks({ plan, jenkins, outdated, moment });
  return { ...plan, risks, mismatches: mismatches(fleet, machines, jenkins) };
}

type Timeline = Pick<RollPlan, 'agents' | 'leader' | 'left' | 'ends' | 'atLeast'>;

/**
 * The leader before or after the agents. A leader that goes first and does not fit holds nobody up, and neither do agents
 * that do not fit hold up a leader that goes last.
 */
function timelineOf(
  judged: JudgedLeader,
  { begins, closes }: { readonly begins: number; readonly closes: number },
  agentsFrom: (from: number) => Omit<Timeline, 'leader'>,
): Timeline {
  if (judged.kind !== 'roll') {
    const agents = agentsFrom(begins);
    const left = judged.kind === 'left' ? [judged.left, ...agents.left] : agents.left;
    return { ...agents, left, leader: undefined };
  }
  if (judged.position === 'before') {
    const leader = plannedLeader(judged, begins, closes);
    const agents = agentsFrom(leader.fits ? leader.back : begins);
    return { ...agents, leader, ends: Math.max(leader.back, agents.ends) };
  }
  const agents = agentsFrom(begins);
  const rolled = agents.agents.filter(({ fits }) => fits);
  const leader = plannedLeader(judged, Math.max(begins, ...rolled.map(endOf)), closes);
  return { ...agents, leader, ends: Math.max(leader.back, agents.ends) };
}
