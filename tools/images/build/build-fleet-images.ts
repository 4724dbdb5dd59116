import { join, resolve } from 'node:path';
import { gitRevisions } from '../../adapters/git/git-revisions.ts';
import type { PackerCall } from '../../adapters/packer/packer.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { openSoundFleet, type SoundFleet } from '../../fleet-file/open-fleet.ts';
import { stepsOn } from '../../progress/steps.ts';
import type { World } from '../../world.ts';
import { type ImagesWorld, recipesOf } from '../open-images.ts';
import { sourceCommit } from '../source-commit.ts';
import { wantedImages } from '../wanted-images.ts';
import { type Built, buildImages } from './build-images.ts';
import { type BuildPlan, type BuildRecipe, buildPlan } from './build-plan.ts';
import { builtAmi } from './manifest.ts';
import { openPacker } from './open-packer.ts';
import { writePackerFiles } from './write-packer-files.ts';

/** What is built, and how. */
export interface BuildOptions {
  readonly out: string;
  /** `packer`, or a path. */
  readonly packer: string;
  readonly force?: true;
  readonly dryRun?: true;
  readonly quiet?: true;
  /** Values of the templates' other variables, by name. */
  readonly var?: Readonly<Record<string, string>>;
}

/** Builds the images of a fleet whose content is in no AMI yet. */
export async function buildFleetImages(
  named: string | undefined,
  images: readonly string[],
  options: BuildOptions,
  { world, cloudOf }: ImagesWorld,
): Promise<ExitCode> {
  const opened = openSoundFleet(named, world);
  const { fleet } = opened;
  const wanted = new Set(wantedImages(fleet, images));
  const recipes = [...recipesOf(fleet, world).values()].filter(({ image }) => wanted.has(image));
  const cloud = await cloudOf(fleet.region);
  const own = await cloud.own(fleet.fleet);
  const plan = buildPlan(recipes, own, { fleet: fleet.fleet, force: options.force === true });
  world.terminal.out(planText(plan, options));
  if (options.dryRun || plan.build.length === 0) return EXIT.ok;
  const built = await build(plan.build, opened, options, world);
  world.terminal.out(builtText(built, fleet.fleet));
  if (world.signal.aborted) return EXIT.interrupted;
  return built.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed;
}

async function build(
  recipes: readonly BuildRecipe[],
  opened: SoundFleet,
  options: BuildOptions,
  world: World,
): Promise<readonly Built[]> {
  const { fleet, file } = opened;
  const output = resolve(join(options.out, fleet.fleet));
  writePackerFiles(output, { fleet, source: file }, world);
  const folder = join(output, 'packer');
  const packer = await openPacker(options.packer, folder, world);
  const builtAt = new Date(world.now()).toISOString();
  const known = {
    source_commit: await sourceCommit(gitRevisions(world)),
    built_at: builtAt,
    ...options.var,
  };
  const callFor = ({ folder: template, amiName }: BuildRecipe): PackerCall => ({
    folder,
    template,
    // EC2 takes no second image of a name, and the first one may be in use.
    variables: options.force ? { ami_name: `${amiName}-${stamp(builtAt)}`, ...known } : known,
  });
  const madeBy = (recipe: BuildRecipe) => {
    const manifest = join(folder, recipe.folder, 'manifest.json');
    return world.files.exists(manifest) ? builtAmi(world.files.read(manifest), fleet.region) : undefined;
  };
  const steps = stepsOn(world, { quiet: options.quiet === true });
  return buildImages(recipes, { packer, steps, callFor, madeBy, signal: world.signal });
}

const stamp = (moment: string): string => moment.replace(/\D/g, '').slice(0, 'yyyymmddhhmmss'.length);

function planText({ build, present }: BuildPlan, { dryRun }: BuildOptions): string {
  const verb = dryRun ? 'would build' : 'to build  ';
  const lines = [
    ...present.map(({ image, ami }) => `unchanged   ${image}: ${ami.id} holds it (${ami.state})`),
    ...build.map(({ image, amiName }) => `${verb} ${image}: ${amiName}`),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function builtText(built: readonly Built[], fleet: string): string {
  const lines = built.map(each =>
    each.ok ? `built  ${each.image}: ${each.ami}` : `failed ${each.image}: ${each.why}`,
  );
  const good = built.flatMap(({ ok, image }) => (ok ? [image] : []));
  if (good.length > 0) lines.push('', `next: fleet images promote ${fleet} ${good.join(' ')}`);
  return `${lines.join('\n')}\n`;
}
