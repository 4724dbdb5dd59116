import type { Fleet } from '../../fleet/schema/fleet.ts';

/**
 * How long Jenkins waits before it starts a build, in seconds: what `jenkins.yaml` says for the whole server.
 *
 * The jobs that a multibranch Pipeline makes for branches take the server's quiet period (branch-api schedules them with
 * that of the job, which is the server's unless their Jenkinsfile says otherwise), and there is no setting of a multibranch
 * Pipeline that changes it. So the longest one that the fleet asks for holds for all: no notification is answered earlier
 * than its job says (B17).
 */
export function quietPeriodSeconds({ jenkins, jobs }: Pick<Fleet, 'jenkins' | 'jobs'>): number {
  return Math.max(jenkins.quiet.seconds, ...Object.values(jobs).map(job => job.quiet.seconds));
}
