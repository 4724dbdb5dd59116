import type { Pool } from '../../../fleet/schema/pool-kind.ts';

const MINUTE = 60_000;

/**
 * How long a static host is away while it is made anew, in milliseconds: what Terraform grants the creation of an
 * instance before it gives up (the AWS provider's default for `aws_instance`).
 */
const STATIC_HOST = 10 * MINUTE;

/** A restart of Jenkins, in milliseconds: 20 to 25 seconds were seen on a server with 95 plugins. */
const JENKINS_START = 25_000;

/** How long the leader is away while its machine is made anew, in milliseconds. */
export const LEADER_AWAY = STATIC_HOST + JENKINS_START;

/** How long a machine of a pool is assumed to take until its agents are online, in milliseconds. */
export const bootOf = (pool: Pool): number =>
  pool.kind === 'autoscaled' ? pool.autoscaled.online.seconds * 1_000 : STATIC_HOST;
