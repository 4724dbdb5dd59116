import { isUpToDate, type RollPlan } from '../../plan/planned.ts';
import type { RollRisk } from '../../plan/roll-risk.ts';
import { rollOfMark } from '../../roll-mark.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, rollsLeader } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** What is outdated can be rolled before the window closes. */
export const planFindings = ({ plan, now }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(plan, {
    check: 'plan',
    unread: 'blocked',
    well:
      plan.kind === 'read' && isUpToDate(plan.value)
        ? 'nothing is outdated'
        : 'all that is outdated fits into the window',
    judge: found => [...(now ? [] : late(found)), ...left(found)],
  });

function late({ agents, leader }: RollPlan): readonly Judged[] {
  const names = [...agents, ...(leader ? [{ ...leader, name: 'the leader' }] : [])]
    .filter(({ fits }) => !fits)
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      level: 'warning',
      says: `the window is likely to close before these are done: ${few(names)}`,
      why: 'they are left for the next window, and the fleet is mixed until then',
      fix: 'see `fleet roll plan`; a longer window or a shorter `drain.deadline` helps',
    },
  ];
}

const left = ({ left: machines }: RollPlan): readonly Judged[] =>
  machines.map(
    ({ name, because }): Judged => ({
      level: 'warning',
      says: `${name} stays as it is: ${because}`,
      why: 'it is outdated, and still is after this roll',
    }),
  );

/** The risks of a plan that are told here, and why each matters. */
const TOLD: Partial<Readonly<Record<RollRisk['kind'], string>>> = {
  'operator-cordon': 'a mark of somebody else is never taken away; it lowers what is in service',
  'below-floor': 'the roll waits until enough of them are back, and may wait in vain',
  'single-host': 'builds of the label wait while it is away',
};

/** Marks of operators, and labels that lack agents before anything begins. A roll's own marks are no operator's. */
export const agentFindings = (facts: PreflightFacts): readonly PreflightFinding[] =>
  facts.plan.kind === 'unread'
    ? []
    : findingsOf(facts.plan, {
        check: 'agents',
        unread: 'warning',
        well: 'none is cordoned by an operator, and no label is below its floor',
        judge: plan => [
          ...plan.risks.flatMap(risk => agentRisk(risk, facts)),
          ...(rollsLeader(facts) ? strangers(plan) : []),
        ],
      });

function agentRisk({ kind, about, says }: RollRisk, { roll }: PreflightFacts): readonly Judged[] {
  const marked = kind === 'operator-cordon' ? rollOfMark(says) : undefined;
  const why = marked === undefined ? TOLD[kind] : LEFT_MARKED;
  if (why === undefined || (marked !== undefined && marked === roll)) return [];
  return [{ level: 'warning', says: `${about}: ${says}`, why }];
}

const LEFT_MARKED =
  'what an earlier roll leaves marked was not sound; unless it is outdated again, a person has to take the mark away';

const strangers = ({ mismatches }: RollPlan): readonly Judged[] =>
  mismatches
    .filter(({ kind }) => kind === 'stranger')
    .map(({ about, says }) => ({
      level: 'warning',
      says: `${about}: ${says}`,
      why: 'when it starts, Jenkins deletes all nodes that its configuration does not list, with what runs on them',
      fix: 'make it an external pool of the fleet file, or have its builds end before',
    }));

const NAMED = 5;

/** The first of many. */
const few = (names: readonly string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
