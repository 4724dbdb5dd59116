import type { PlannedLeader, PlannedMachine } from '../planned.ts';
import { linkTo, type ReportedPlan } from './reported-plan.ts';

/** The plan for a program: instants in ISO 8601 (UTC), lengths in seconds. */
export function planJson({ plan, server, notes }: ReportedPlan): object {
  const { opening } = plan;
  return {
    fleet: plan.fleet,
    at: instant(plan.at),
    begins: instant(plan.begins),
    ends: instant(plan.ends),
    window: opening === undefined ? null : { opens: instant(opening.opens), closes: instant(opening.closes) },
    buildsKnown: plan.buildsKnown,
    machines: plan.machines,
    agents: plan.agents.map(machineJson),
    agentsAtLeastSeconds: plan.atLeast / 1_000,
    leader: plan.leader === undefined ? null : leaderJson(plan.leader),
    left: plan.left,
    labels: plan.labels,
    risks: plan.risks.map(({ path, ...risk }) => ({
      ...risk,
      link: path === undefined ? null : linkTo(path, server),
    })),
    mismatches: plan.mismatches,
    notes,
  };
}

/** Null: never, or later than anybody looks ahead. */
const instant = (at: number): string | null => (Number.isFinite(at) ? new Date(at).toISOString() : null);

const machineJson = ({ begins, cordoned, drained, back, ...machine }: PlannedMachine) => ({
  ...machine,
  begins: instant(begins),
  cordoned: instant(cordoned),
  drained: instant(drained),
  back: instant(back),
});

const leaderJson = ({ begins, drained, back, ...leader }: PlannedLeader) => ({
  ...leader,
  begins: instant(begins),
  drained: instant(drained),
  back: instant(back),
});
