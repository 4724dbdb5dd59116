/** Who a statement is about, as AWS writes it. */
type Principals =
  | { readonly AWS: string | readonly string[] }
  | { readonly Service: string | readonly string[] }
  | '*';

/** Operators, condition keys, values: `{StringEquals: {'aws:SourceAccount': '…'}}`. */
type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of a policy. */
export interface Statement {
  /** Letters and digits only: IAM takes nothing else. */
  readonly sid: string;
  /** @default Allow */
  readonly effect?: 'Allow' | 'Deny';
  /** Only in policies of a resource (bucket, key, topic, trust). */
  readonly principals?: Principals;
  readonly actions: readonly string[];
  /** ARNs. Left out in trust policies only. A `*` needs a comment at its place and a line in the test's list. */
  readonly resources?: readonly string[];
  readonly conditions?: Conditions;
}

/** The text of a policy, with its statements in the order given. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(statement => ({
      Sid: statement.sid,
      Effect: statement.effect ?? 'Allow',
      ...(statement.principals && { Principal: statement.principals }),
      Action: statement.actions,
      ...(statement.resources && { Resource: statement.resources }),
      ...(statement.conditions && { Condition: statement.conditions }),
    })),
  });
}

/** Lets a service take on a role, such as `ec2.amazonaws.com`. */
export function trustOf(service: string): string {
  return policyDocument([
    { sid: 'ServiceAssumes', principals: { Service: service }, actions: ['sts:AssumeRole'] },
  ]);
}
