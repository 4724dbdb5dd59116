import type { BotPart } from '../../../fleet/resolve/bot-parts.ts';
import { type StatementView, statementsOf } from '../policies.ts';
import type { StackView } from '../stack-view.ts';

/** What a function may do, by action: the resources, sorted. */
export function rightsOf(view: StackView, part: BotPart): ReadonlyMap<string, readonly string[]> {
  const own = statementsOf(view).filter(
    ({ address }) => address === `aws_iam_role_policy.bot_function_${part}_rights`,
  );
  const actions = [...new Set(own.flatMap(({ Action }) => Action))].sort();
  return new Map(actions.map(action => [action, resourcesOf(own, action)]));
}

const resourcesOf = (statements: readonly StatementView[], action: string): readonly string[] =>
  statements
    .filter(({ Action }) => Action.includes(action))
    .flatMap(({ Resource = [] }) => Resource)
    .sort();
