import type { PinFile } from '../../../fleet/images/pins.ts';
import type { Duration } from '../../../fleet/values/duration.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { stepsOn } from '../../progress/steps.ts';
import { UserError } from '../../user-error.ts';
import { type ImagesWorld, openWithPins } from '../open-images.ts';
import { applyPrune } from './apply-prune.ts';
import { type PruneRules, prunePlan } from './prune-plan.ts';
import { planText, prunedText } from './prune-report.ts';
import { surveyOf } from './survey.ts';

/** What is pruned, and how. */
export interface PruneOptions {
  readonly keep: number;
  readonly olderThan: Duration;
  readonly apply?: true;
  /** The pin file. */
  readonly images?: string;
}

/** Tells which AMIs and snapshots may go and, with `apply`, deletes them. */
export async function pruneImages(
  named: string | undefined,
  options: PruneOptions,
  { world, cloudOf }: ImagesWorld,
): Promise<ExitCode> {
  const { fleet, pins, pinFile, hasPinFile } = openWithPins(named, options.images, world);
  if (!hasPinFile)
    throw new UserError(`there is no pin file \`${pinFile}\`, so what is pinned is not known`, {
      fix: 'name it with `--images`',
    });
  const rules: PruneRules = {
    fleet: fleet.fleet,
    pinned: pinnedAnywhere(pins),
    keep: options.keep,
    madeBefore: world.now() - options.olderThan.seconds * 1_000,
  };
  const cloud = await cloudOf(fleet.region);
  const plan = prunePlan(await surveyOf(cloud, fleet.fleet), rules);
  world.terminal.out(planText(plan, { region: fleet.region, apply: options.apply === true }));
  if (!options.apply || plan.images.length + plan.orphans.length === 0) return EXIT.ok;
  const pruned = await stepsOn(world).step('prune', tell =>
    applyPrune(plan, { cloud, rules, tell, signal: world.signal }),
  );
  world.terminal.out(prunedText(pruned));
  if (world.signal.aborted) return EXIT.interrupted;
  return pruned.some(({ outcome }) => outcome === 'failed') ? EXIT.failed : EXIT.ok;
}

/** An AMI of another region has another id, so that to keep too many costs nothing. */
const pinnedAnywhere = (pins: PinFile): ReadonlySet<string> =>
  new Set(Object.values(pins).flatMap(section => Object.values(section).map(({ ami }) => ami)));
