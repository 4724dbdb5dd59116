import { statementsOf } from '../policies.ts';
import { ofType } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const SCALES = /^autoscaling:(?:Update|Terminate|Set)/;

/** Jenkins may move the groups of its own pools: every one of them, and nothing else. */
export const scaledGroups: Relation = view => {
  const moved = statementsOf(view)
    .filter(({ Effect, Action }) => Effect === 'Allow' && Action.some(action => SCALES.test(action)))
    .flatMap(({ Resource = [] }) => Resource);
  const made = ofType(view, 'aws_autoscaling_group').map(({ address }) => `\${${address}.arn}`);
  return [
    ...made.filter(arn => !moved.includes(arn)).map(arn => `Jenkins may not move ${arn}`),
    ...moved.filter(arn => !made.includes(arn)).map(arn => `Jenkins may move ${arn}, which is no group`),
  ];
};
