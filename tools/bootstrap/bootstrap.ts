import { PROTECTIONS, type Protection, type StateBucket } from '../adapters/state-bucket/state-bucket.ts';
import { UserError } from '../user-error.ts';

/** One thing that was done, or (`dryRun`) would be. */
export type BootstrapStep = 'create' | Protection;

/**
 * Makes the bucket of Terraform's state, or completes it; what is there already stays as it is, so a second run does nothing.
 * @returns what was missing, in the order in which it was done.
 * @throws UserError when the bucket belongs to another account.
 */
export async function bootstrap(
  bucket: StateBucket,
  name: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly BootstrapStep[]> {
  const state = await bucket.inspect(name);
  if (state.kind === 'foreign')
    throw new UserError(`the bucket \`${name}\` belongs to another account or region, or may not be read`, {
      fix: 'check whose credentials these are, or name another bucket in `state.bucket` of the fleet file',
    });
  const missing = PROTECTIONS.filter(protection => state.kind === 'absent' || !state.has.has(protection));
  const steps: readonly BootstrapStep[] = state.kind === 'absent' ? ['create', ...missing] : missing;
  if (!dryRun)
    for (const step of steps) await (step === 'create' ? bucket.create(name) : bucket.protect(name, step));
  return steps;
}
