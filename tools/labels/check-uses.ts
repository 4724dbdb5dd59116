import { didYouMean } from '../../fleet/did-you-mean.ts';
import { labelsIn } from '../../fleet/labels/ast.ts';
import { matches } from '../../fleet/labels/evaluate.ts';
import { explain, type LabelledAgent } from '../../fleet/labels/explain.ts';
import { mend } from '../../fleet/labels/mend.ts';
import { parseLabelExpression } from '../../fleet/labels/parser.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Chain, LabelUse } from '../jenkinsfile/found-labels.ts';
import { labelledAgents } from './fleet-agents.ts';

/** A label, a label expression or a CI job that Jenkinsfiles ask for, and what the fleet has for it. */
export interface AskedLabel {
  readonly kind: LabelUse['kind'];
  readonly text: string;
  /** Names of the pools with an agent that matches, in the order of the fleet file. */
  readonly pools: readonly string[];
  /** The labels that it speaks of; of a job those that run it. */
  readonly labels: readonly string[];
  /** Why no pool matches; null when one does. */
  readonly error: { readonly message: string; readonly fix: string } | null;
  /** Every place that asks for it, with the way of the value to that place. */
  readonly uses: readonly Chain[];
}

type Verdict = Pick<AskedLabel, 'pools' | 'labels' | 'error'>;

/** What the fleet has for each label that is asked for; each once, in the order of the Jenkinsfiles. */
export function askedLabels(uses: readonly LabelUse[], fleet: Fleet): readonly AskedLabel[] {
  const agents = labelledAgents(fleet);
  const groups = Map.groupBy(uses, ({ kind, text }) => JSON.stringify([kind, text]));
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, text } = first;
    const verdict = kind === 'job' ? jobVerdict(text, fleet, agents) : labelVerdict(text, agents);
    return [{ kind, text, ...verdict, uses: group.map(({ chain }) => chain) }];
  });
}

function labelVerdict(text: string, agents: readonly LabelledAgent[]): Verdict {
  const parsed = parseLabelExpression(text);
  if (!parsed.ok) {
    const message = `Jenkins cannot read the label expression \`${text}\`: ${parsed.error.message}`;
    return { pools: [], labels: [], error: { message, fix: mend(parsed.error) } };
  }
  const { expression } = parsed;
  const labels = [...labelsIn(expression)];
  const pools = poolsOf(agents.filter(agent => matches(expression, agent.labels)));
  if (pools.length > 0) return { pools, labels, error: null };
  const { unknown } = explain(expression, agents);
  const carried = agents.flatMap(agent => [...agent.labels]);
  const [wrong] = unknown;
  const fix =
    wrong === undefined
      ? `ask \`fleet labels explain\` why, and give a pool all the labels that it needs`
      : didYouMean(wrong.label, carried, 'give the label to a pool');
  return { pools, labels, error: { message: `no pool has an agent for \`${text}\``, fix } };
}

function jobVerdict(job: string, fleet: Fleet, agents: readonly LabelledAgent[]): Verdict {
  const labels = Object.entries(fleet.runs).flatMap(([label, jobs]) => (jobs.includes(job) ? [label] : []));
  const pools = poolsOf(agents.filter(agent => labels.some(label => agent.labels.has(label))));
  if (pools.length > 0) return { pools, labels, error: null };
  const message =
    labels.length === 0
      ? `no label in \`runs\` runs the CI job \`${job}\``
      : `no pool has a label that runs the CI job \`${job}\``;
  const fix = didYouMean(job, Object.values(fleet.runs).flat(), `add \`${job}\` to a label in \`runs\``);
  return { pools, labels, error: { message, fix } };
}

function poolsOf(agents: readonly LabelledAgent[]): readonly string[] {
  return [...new Set(agents.flatMap(({ pool }) => pool ?? []))];
}
