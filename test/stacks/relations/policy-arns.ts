import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { namesResource } from '../arn-match.ts';
import { arnsIn, statementsOf } from '../policies.ts';
import type { Relation } from './relation.ts';

/** ARNs in policies that name nothing of the stack's own, each with its reason. */
const NOT_MADE_HERE: readonly { readonly arn: RegExp; readonly why: string }[] = [
  { arn: /^arn:[\w-]+:iam::[^:]+:root$/, why: 'the account itself, whose administrators own the key' },
  { arn: /:ec2:[^:]+:[^:]+:instance\/\*$/, why: 'machines of Auto Scaling; the tag or the caller limits it' },
  { arn: /:document\/SSM-SessionManagerRunShell$/, why: "AWS's own document of a session's shell" },
  { arn: /:ssm:[^:]+::document\/AWS-StartSSHSession$/, why: "AWS's own document of SSH over a session" },
  { arn: /:session\/\$\$\{aws:userid\}-\*$/, why: 'sessions that the caller opened' },
];

/** Buckets of others that the fleet file names by their names: the bot's artefacts go there. */
const namedBuckets = ({ bot }: Fleet): readonly string[] => bot?.buckets ?? [];

/** Every ARN in a policy names a resource that the stack makes, or a bucket that the fleet file names. */
export const policyArns: Relation = (view, fleet) =>
  statementsOf(view).flatMap(statement =>
    arnsIn(statement)
      .filter(arn => !NOT_MADE_HERE.some(known => known.arn.test(arn)) && !namesResource(view, arn))
      .filter(arn => !namedBuckets(fleet).some(name => arn.replace(/\/\*$/, '').endsWith(`:s3:::${name}`)))
      .map(arn => `${statement.address} ${statement.Sid} names ${arn}, which nothing of the stack is`),
  );
