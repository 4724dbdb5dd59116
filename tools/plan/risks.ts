import type { PlannedChange } from './plan-file.ts';

/** A planned change that can kill a build or lose data. */
export interface Risk {
  readonly address: string;
  /** `data`: something that cannot be made again. `builds`: running builds die. `access`: people or agents are cut off. */
  readonly kind: 'data' | 'builds' | 'access';
  readonly why: string;
}

type Judge = (change: PlannedChange) => Omit<Risk, 'address'> | undefined;

const gone = (change: PlannedChange) => change.kind === 'delete' || change.kind === 'replace';
const whenGone =
  (kind: Risk['kind'], why: string): Judge =>
  change =>
    gone(change) ? { kind, why } : undefined;

/** Attributes of an instance that EC2 changes only while it is stopped. */
const CHANGED_WHILE_STOPPED = [
  'instance_type',
  'user_data',
  'user_data_base64',
  'ebs_optimized',
  'cpu_options',
];

const instance: Judge = change => {
  if (gone(change)) return { kind: 'builds', why: 'the machine ends with the builds that run on it' };
  const stopping = CHANGED_WHILE_STOPPED.filter(key => change.kind === 'update' && differs(change, key));
  return stopping.length > 0
    ? { kind: 'builds', why: `the machine is stopped to change \`${stopping.join('`, `')}\`` }
    : undefined;
};

const group: Judge = change => {
  if (gone(change)) return { kind: 'builds', why: 'all machines of the group end with their builds' };
  const [before, after] = [Number(change.before.max_size), Number(change.after.max_size)];
  return change.kind === 'update' && after < before
    ? {
        kind: 'builds',
        why: `\`max_size\` falls from ${before} to ${after}: machines above it end with their builds`,
      }
    : undefined;
};

const differs = (change: PlannedChange, key: string) =>
  JSON.stringify(change.before[key] ?? null) !== JSON.stringify(change.after[key] ?? null);

/** By resource type; what is not named here can be changed at any time. */
const JUDGES: Readonly<Record<string, Judge>> = {
  aws_instance: instance,
  aws_autoscaling_group: group,
  aws_volume_attachment: whenGone('builds', 'the Jenkins home is taken from the running leader'),
  aws_ebs_volume: whenGone('data', 'the volume is destroyed with what is on it'),
  aws_s3_bucket: whenGone('data', 'the bucket is destroyed with what is in it'),
  aws_efs_file_system: whenGone('data', 'the file system is destroyed with what is on it'),
  aws_backup_vault: whenGone('data', 'the backups are destroyed'),
  aws_kms_key: whenGone('data', 'what is encrypted with the key can never be read again'),
  aws_secretsmanager_secret: whenGone('data', 'the secret is destroyed with its value'),
  aws_ecr_repository: whenGone('data', 'the repository is destroyed with its images'),
  aws_dynamodb_table: whenGone('data', 'the bot forgets what it was asked and what runs'),
  aws_sqs_queue: whenGone('data', 'deliveries that wait in the queue are lost'),
  aws_apigatewayv2_api: whenGone('access', 'GitHub and runners send to an address that leads nowhere'),
  aws_lb: whenGone('access', 'nobody reaches Jenkins until the new load balancer is up'),
  aws_route53_record: whenGone('access', 'the name leads nowhere until the new record is known'),
  aws_vpc: whenGone('access', 'the whole network is torn down'),
  aws_subnet: whenGone('access', 'the machines of the subnet are cut off'),
  aws_nat_gateway: whenGone('access', 'private machines lose the internet meanwhile'),
  aws_vpc_security_group_ingress_rule: whenGone('access', 'connections that the rule allowed break'),
};

/** The changes that can kill a build, lose data or cut somebody off, in the order of the plan. */
export function risksOf(changes: readonly PlannedChange[]): readonly Risk[] {
  return changes.flatMap(change => {
    const risk = JUDGES[change.type]?.(change);
    return risk === undefined ? [] : [{ address: change.address, ...risk }];
  });
}
