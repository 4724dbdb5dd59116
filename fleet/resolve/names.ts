import type { Fleet } from '../schema/fleet.ts';
import type { BotPart } from './bot-parts.ts';

type Named = Pick<Fleet, 'fleet' | 'domain'>;

/** The autoscaling group of a pool. Jenkins's configuration and the leader's rights name it too. */
export const groupName = (fleet: Named, pool: string): string => `${fleet.fleet}-${pool}`;

/** A schedule of a pool's group. Schedules of two groups are told apart by name only, so the group's stands in front. */
export const scheduleName = (fleet: Named, pool: string, schedule: string): string =>
  `${groupName(fleet, pool)}-${schedule}`;

/** The hook that keeps a machine of a pool up for diagnosis. */
export const holdName = (fleet: Named, pool: string): string => `${groupName(fleet, pool)}-hold`;

/** The Name tag of a host of a static pool; hosts are counted from 1. */
export const hostTag = (fleet: Named, pool: string, host: number): string => `${fleet.fleet}-${pool}-${host}`;

/** The role of the leader, of the agents of a trust zone, or of an AWS service that works for the fleet. */
export const roleName = (
  fleet: Named,
  purpose: 'leader' | 'flow-logs' | 'backups' | `agents-${string}` | `bot-${string}`,
): string => `${fleet.fleet}-${purpose}`;

/** The load balancer. The fleet's name stands last, since AWS refuses names that begin with `internal-`. */
export const loadBalancerName = (fleet: Named): string => `jenkins-${fleet.fleet}`;

/** An alarm. */
export const alarmName = (fleet: Named, about: string): string => `${fleet.fleet}-alarm-${about}`;

/** The budget of a sponsor. */
export const budgetName = (fleet: Named, sponsor: string): string => `${fleet.fleet}-sponsor-${sponsor}`;

/** The secret's name in Secrets Manager. */
export const secretName = (fleet: Named, secret: string): string => `${fleet.fleet}/${secret}`;

/** The log group of one part of the fleet. */
export const logGroupName = (fleet: Named, part: string): string => `/${fleet.fleet}/${part}`;

/** The log group of the web application firewall; AWS WAF takes only names that begin like this. */
export const wafLogGroupName = (fleet: Named): string => `aws-waf-logs-${fleet.fleet}`;

/** The container registry of a repository. */
export const registryName = (fleet: Named, repository: string): string => `${fleet.fleet}/${repository}`;

/** The bot's table, its API, and the group of its schedules. */
export const botName = (fleet: Named): string => `${fleet.fleet}-bot`;

/** A function of the bot. */
export const botFunctionName = (fleet: Named, part: BotPart): string => `${botName(fleet)}-${part}`;

/** The queue of the bot; AWS wants the ending. */
export const botQueueName = (fleet: Named): string => `${botName(fleet)}.fifo`;

/** The queue of what could not be handled. */
export const botDeadLettersName = (fleet: Named): string => `${botName(fleet)}-dead.fifo`;

/** What stands before a secret's name in Secrets Manager. */
export const secretPrefix = (fleet: Named): string => secretName(fleet, '');

const LONGEST_BUCKET_NAME = 63;

/**
 * A bucket's name. Bucket names are unique in the whole world, so the domain, which is unique too, stands in them.
 * The domain is cut from the left where the name would be too long.
 */
function bucketName(fleet: Named, purpose: string): string {
  const domain = fleet.domain.replaceAll('.', '-');
  const room = LONGEST_BUCKET_NAME - fleet.fleet.length - purpose.length - 2;
  const shortened = domain.slice(-Math.max(1, room)).replace(/^-+/, '');
  return `${fleet.fleet}-${shortened}-${purpose}`;
}

/** The bucket of Terraform's state: the one that the file names, else one made from fleet and domain. */
export const stateBucketName = (fleet: Pick<Fleet, 'fleet' | 'domain' | 'state'>): string =>
  fleet.state.bucket ?? bucketName(fleet, 'state');

/** The build cache bucket of a trust zone. */
export const cacheBucketName = (fleet: Named, zone: string): string => bucketName(fleet, `cache-${zone}`);

/** The bucket of test artefacts (A2). */
export const artefactBucketName = (fleet: Named): string => bucketName(fleet, 'artefacts');

/** The bucket of the load balancer's access logs. */
export const accessLogBucketName = (fleet: Named): string => bucketName(fleet, 'access-logs');

/** The private DNS zone of a fleet's network. */
export const privateZoneName = (fleet: Named): string => `${fleet.fleet}.internal`;

/** The name under which the leader reaches a host of a static pool, whatever its address; hosts are counted from 1. */
export const privateHostName = (fleet: Named, pool: string, host: number): string =>
  `${pool}-${host}.${privateZoneName(fleet)}`;

/** The folder in Jenkins of the jobs that every fleet has. */
export const FLEET_FOLDER = 'fleet';
