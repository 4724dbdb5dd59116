import { CloudRefused } from '../../adapters/aws/cloud-refused.ts';
import type { Attempt, DryRuns } from '../../adapters/dry-runs/dry-runs.ts';
import type { HomeVolume } from '../../adapters/home-volumes/home-volumes.ts';

/** What is tried without effect. */
export interface RightsTrial {
  readonly dryRuns: DryRuns;
  /** The volume of the home; undefined: there is none, or the leader is not rolled. */
  readonly home: HomeVolume | undefined;
  /** A machine that Terraform will make anew, to ask for the right to end it; undefined: there is none. */
  readonly machine: string | undefined;
  /** What is only read: it is read, since nothing comes of it. Auto Scaling knows no dry run, so of it only this is tried. */
  readonly reads: readonly (() => Promise<unknown>)[];
}

/** What a roll may not do. */
export interface RightsMissing {
  /** In words for a person: an action of EC2, or AWS's refusal of a reading. */
  readonly denied: readonly string[];
  /** What could not be tried, and why. */
  readonly unknown: readonly string[];
}

/** Tries what a roll does in AWS, without doing it. @throws NoCredentials, CloudRefused when AWS cannot be asked */
export async function rightsMissing(trial: RightsTrial): Promise<RightsMissing> {
  const denied = new Set<string>();
  const unknown: string[] = [];
  for (const read of trial.reads)
    await read().catch(error => {
      if (!(error instanceof CloudRefused && error.unauthorised)) throw error;
      denied.add(error.message);
    });
  for (const attempt of attemptsOf(trial)) {
    const verdict = await trial.dryRuns.attempt(attempt);
    if (verdict.kind === 'denied') denied.add(attempt.action);
    if (verdict.kind === 'unknown') unknown.push(`${attempt.action}: ${verdict.why}`);
  }
  return { denied: [...denied], unknown };
}

function attemptsOf({ home, machine }: RightsTrial): readonly Attempt[] {
  return [
    ...(home ? homeAttempts(home) : []),
    ...(machine === undefined ? [] : [{ action: 'ec2:TerminateInstances', instance: machine } as const]),
  ];
}

function homeAttempts(home: HomeVolume): readonly Attempt[] {
  const place = home.attached && { volume: home.id, ...home.attached };
  return [
    { action: 'ec2:CreateSnapshot', volume: home },
    { action: 'ec2:CreateVolume', like: home },
    ...(place
      ? ([
          { action: 'ec2:DetachVolume', ...place },
          { action: 'ec2:AttachVolume', ...place },
        ] as const)
      : []),
  ];
}
