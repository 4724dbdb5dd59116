import { suggest } from '../suggest.ts';
import { type LabelExpression, labelsIn } from './ast.ts';
import { type Reason, reasonsAgainst } from './reason.ts';

/** For more unknown labels than these nothing is suggested: comparing each with all labels would take long. */
const MOST_SUGGESTIONS = 20;

/** An agent that an expression may ask for. */
export interface LabelledAgent {
  readonly name: string;
  readonly pool?: string;
  /** All that Jenkins counts as its labels: its aliases and, where it has a name of its own, that name too. */
  readonly labels: ReadonlySet<string>;
}

/** Whether an agent matches, and why not. `reasons` is empty for one that matches, and for no other. */
export interface AgentVerdict {
  readonly agent: LabelledAgent;
  readonly matches: boolean;
  readonly reasons: readonly Reason[];
}

/** A label of the expression that no agent carries. */
export interface UnknownLabel {
  readonly label: string;
  /** The label that was probably meant; looked for in the first twenty unknown labels only. */
  readonly suggestion?: string;
}

/** What an expression says of a fleet. */
export interface Explanation {
  /** In the order of the agents given. */
  readonly verdicts: readonly AgentVerdict[];
  readonly unknown: readonly UnknownLabel[];
}

/** Why each agent matches or does not, and which labels of the expression nobody carries. */
export function explain(expression: LabelExpression, agents: readonly LabelledAgent[]): Explanation {
  const spoken = labelsIn(expression);
  const known = new Map<string, readonly Reason[]>();
  const verdicts = agents.map(agent => {
    // Agents of a pool differ in their names only: what the expression does not speak of cannot change the answer.
    const relevant = [...agent.labels].filter(label => spoken.has(label));
    const key = JSON.stringify(relevant);
    const reasons = known.get(key) ?? reasonsAgainst(expression, new Set(relevant));
    known.set(key, reasons);
    return { agent, matches: reasons.length === 0, reasons };
  });
  return { verdicts, unknown: unknownLabels(spoken, agents) };
}

function unknownLabels(
  spoken: ReadonlySet<string>,
  agents: readonly LabelledAgent[],
): readonly UnknownLabel[] {
  const carried = new Set(agents.flatMap(agent => [...agent.labels]));
  return [...spoken]
    .filter(label => !carried.has(label))
    .map((label, index) => {
      const suggestion = index < MOST_SUGGESTIONS ? suggest(label, carried) : undefined;
      return suggestion === undefined ? { label } : { label, suggestion };
    });
}
