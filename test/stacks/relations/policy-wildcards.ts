import { type StatementView, statementsOf } from '../policies.ts';
import type { Relation } from './relation.ts';

/** Statements that allow something on `*`, by where they stand and what they allow, each with its reason. */
const ON_EVERYTHING: readonly { readonly on: RegExp; readonly action: RegExp; readonly why: string }[] = [
  { on: /^aws_kms_key\./, action: /^kms:/, why: "in a key's policy `*` is that key" },
  { on: /^aws_iam_role_policy\./, action: /^ecr:GetAuthorizationToken$/, why: 'AWS takes no ARN' },
  { on: /^aws_iam_role_policy\./, action: /^ssmmessages:/, why: 'AWS takes no ARN' },
  {
    on: /^aws_iam_role_policy\./,
    action: /^cloudwatch:PutMetricData$/,
    why: 'AWS takes no ARN; the condition names the namespace',
  },
  {
    on: /^aws_iam_role_policy\.leader_/,
    action: /^(?:autoscaling|ec2):Describe/,
    why: 'AWS takes no ARN; it shows machines and changes none',
  },
  {
    on: /^aws_vpc_endpoint\./,
    action: /^s3:/,
    why: "an endpoint's policy limits rights and gives none; without the condition it only reads",
  },
];

/** Actions with a wildcard that may be allowed, each with its reason. */
const WIDE_ACTIONS: typeof ON_EVERYTHING = [
  { on: /^aws_kms_key\./, action: /^kms:\*$/, why: 'otherwise a lost role locks the key for ever' },
  { on: /^aws_vpc_endpoint\./, action: /^s3:\*$/, why: "limited by its condition to the account's buckets" },
  { on: /^aws_kms_key\./, action: /^kms:(?:ReEncrypt|GenerateDataKey)\*$/, why: 'variants of one action' },
];

function wideActions({ address, Action, Resource = [] }: StatementView): readonly string[] {
  const known = (list: typeof ON_EVERYTHING, action: string) =>
    list.some(entry => entry.on.test(address) && entry.action.test(action));
  return Action.filter(
    action =>
      (Resource.includes('*') && !known(ON_EVERYTHING, action)) ||
      (action.includes('*') && !known(WIDE_ACTIONS, action)),
  );
}

/** Nothing is allowed on everything, and not everything is allowed, but for the reviewed lists above. */
export const policyWildcards: Relation = view =>
  statementsOf(view)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(statement =>
      wideActions(statement).map(
        action => `${statement.address} ${statement.Sid} allows ${action} on ${statement.Resource}`,
      ),
    );
