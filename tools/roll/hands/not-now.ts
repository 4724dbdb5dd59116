import { CloudRefused } from '../../adapters/aws/cloud-refused.ts';
import { JenkinsFailed } from '../../adapters/jenkins/jenkins.ts';
import { ProvisionFailed } from '../provision/provisioner.ts';
import { NotNow } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';

/** A Jenkins that restarts answers again, and whoever asks twice looks first. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'unclear']);

/**
 * What a failure of the world means for an act: that it failed, with what a person can do about it.
 * @throws NotNow for what may pass by itself, and what nobody foresaw
 */
export function outcomeOf(error: unknown): Outcome {
  if (!isForeseen(error)) throw error;
  if (mayPass(error)) throw new NotNow(error.message);
  const fix = error instanceof CloudRefused ? undefined : error.fix;
  return { result: 'failed', why: error.message, ...(fix !== undefined && { fix }) };
}

type Foreseen = JenkinsFailed | CloudRefused | ProvisionFailed;

const isForeseen = (error: unknown): error is Foreseen =>
  error instanceof JenkinsFailed || error instanceof CloudRefused || error instanceof ProvisionFailed;

function mayPass(error: Foreseen): boolean {
  if (error instanceof JenkinsFailed) return PASSING.has(error.fault);
  return error instanceof CloudRefused ? error.passing : error.mayPass;
}
