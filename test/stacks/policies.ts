import { z } from 'zod';
import type { StackView } from './stack-view.ts';

const listSchema = z.union([z.string(), z.array(z.string())]).transform(value => [value].flat());

const statementSchema = z.object({
  Sid: z.string(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), listSchema)]).optional(),
  Action: listSchema,
  Resource: listSchema.optional(),
  Condition: z.record(z.string(), z.record(z.string(), listSchema)).optional(),
});

const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(statementSchema),
});

/** A statement of a policy and where it stands. */
export interface StatementView extends z.output<typeof statementSchema> {
  /** Address of the resource that holds the policy. */
  readonly address: string;
  /** The attribute that holds it. */
  readonly attribute: string;
}

const read = new WeakMap<StackView, readonly StatementView[]>();

/** Every statement of every IAM policy of a stack: of roles, buckets, keys, topics, endpoints and trust. Read once a stack. */
export function statementsOf(view: StackView): readonly StatementView[] {
  const statements = read.get(view) ?? readStatements(view);
  read.set(view, statements);
  return statements;
}

function readStatements(view: StackView): readonly StatementView[] {
  return [...view.values()].flatMap(({ address, attributes }) =>
    Object.entries(attributes).flatMap(([attribute, value]) =>
      statementsIn(value).map(statement => ({ ...statement, address, attribute })),
    ),
  );
}

function statementsIn(value: unknown): readonly z.output<typeof statementSchema>[] {
  if (typeof value !== 'string' || !value.startsWith('{"Version":')) return [];
  return policySchema.parse(JSON.parse(value)).Statement;
}

/** ARNs and references to resources in a statement: what it is for, for whom, and under which conditions. */
export function arnsIn({ Principal, Resource = [], Condition = {} }: StatementView): readonly string[] {
  const principals = typeof Principal === 'object' ? (Principal.AWS ?? []) : [];
  const values = Object.values(Condition).flatMap(keys => Object.values(keys).flat());
  return [...principals, ...Resource, ...values].filter(text => /^arn:|^\$\{aws_/.test(text));
}
