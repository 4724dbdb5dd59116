import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { KIND_PLANS } from '../../packer/image-kind.ts';
import { imageRecipes } from '../../packer/image-recipe.ts';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { HOSTILE_TEXTS } from '../arbitraries/hostile-text.ts';
import { fleetWith } from '../stacks/written-fleet.ts';
import { filesOf, PARTS, templateOfImage } from './packer-room.ts';

const OWN = fleetWith({
  images: {
    'agent-big': { arch: 'arm64', of: 'agent-gpu', gpu: true },
    leader: { arch: 'arm64', of: 'leader' },
  },
});

/** The text of a string of HCL or the like. */
const STRING = /"(?:[^"\\]|\\.)*"/g;
const skeletonOf = (text: string) => text.replace(STRING, '""');
const interpolationsOf = (text: string) => text.match(/(?<!\$)\$\{[^}]*\}/g) ?? [];

describe('the files that Packer builds images from', () => {
  it('are a template for every image of a fleet, and nothing without use', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const files = [...filesOf(fleet).keys()].filter(path => path.endsWith('/image.pkr.hcl'));
        expect(files).toEqual([...Object.keys(fleet.images)].sort().map(image => `${image}/image.pkr.hcl`));
      }),
      { numRuns: 20 },
    );
  });

  it('hold every script that a template names, as it was written, and no script that none names', () => {
    const files = filesOf(OWN);
    const named = new Set(
      [...files.values()].flatMap(text =>
        [...text.matchAll(/\.\.\/(scripts\/[\w-]+\.(?:sh|py))/g)].map(([, script]) => script),
      ),
    );
    expect([...named].sort()).toEqual([...files.keys()].filter(path => path.startsWith('scripts/')).sort());
    for (const script of named) expect(files.get(script ?? '')).toBe(PARTS.get(script ?? ''));
  });

  it('have what only newer Packers take in no folder with a template', () => {
    const files = [...filesOf(OWN)].filter(([, text]) => text.includes('required_plugins'));
    expect(files.map(([path]) => path)).toEqual(['newer-packer/required-plugins.pkr.hcl']);
    expect([...filesOf(OWN).keys()]).not.toContain('newer-packer/image.pkr.hcl');
  });
});

describe.each([...Object.keys(OWN.images)])('the template of %s', image => {
  const text = templateOfImage(OWN, image);
  const recipe = imageRecipes({ fleet: OWN, parts: PARTS }).get(image);

  it('pins the base image by owner and exact name, and its architecture', () => {
    expect(text).toContain(`"name"                = "${recipe?.base.name}"`);
    expect(text).toContain(`owners      = ["${recipe?.base.owner}"]`);
    expect(text).toContain(`"architecture"        = "${recipe?.arch}"`);
    expect(recipe?.base.name).toContain(recipe?.arch === 'arm64' ? 'arm64' : 'amd64');
  });

  it('encrypts the image and the disk that it is built on', () => {
    expect(text).toMatch(/^ {2}encrypt_boot\s+= true$/m);
    expect(text).toMatch(/^ {4}encrypted\s+= true$/m);
  });

  it('asks for session tokens on the building machine before any script, and for the AMI after it is made', () => {
    const order = ['builder-imdsv2.sh', 'base.sh"]', 'post-processor "manifest"', 'image-imdsv2.sh'];
    const places = order.map(part => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('tags image, snapshots and building machine', () => {
    const tags = /image_tags = \{([^}]*)\}/.exec(text)?.[1] ?? '';
    for (const [tag, value] of Object.entries(recipe?.tags ?? {}))
      expect(tags).toMatch(new RegExp(`"${tag}" += "${value}"`));
    expect(tags).toMatch(/"source-commit" = var\.source_commit/);
    expect(tags).toMatch(/"built-at" += var\.built_at/);
    for (const what of ['tags', 'snapshot_tags'])
      expect(text).toMatch(new RegExp(`^ {2}${what} += local\\.image_tags$`, 'm'));
    for (const what of ['run_tags', 'run_volume_tags'])
      expect(text).toMatch(new RegExp(`^ {2}${what} += local\\.building_tags$`, 'm'));
  });

  it('runs the steps of its kind, then the test, and the clean-up last', () => {
    const run = [...text.matchAll(/bash \/var\/tmp\/fleet-image\/([\w-]+)\.sh/g)].map(([, step]) => step);
    expect(run).toEqual([...KIND_PLANS[recipe?.kind ?? 'agent'].steps, 'smoke-test', 'clean-up']);
    expect(text).toContain(`smoke-test.sh ${recipe?.kind}"`);
  });

  it('is built on a machine with a GPU exactly if the driver is tested', () => {
    const builder = /instance_type += "(\w+)\./.exec(text)?.[1] ?? '';
    expect(builder.startsWith('g')).toBe(recipe?.kind === 'agent-gpu');
  });

  it('gives every script the variables that it asks for', () => {
    const told = new Set([...text.matchAll(/^ {4}"([A-Z0-9_]+)=/gm)].map(([, variable]) => variable));
    for (const step of [...KIND_PLANS[recipe?.kind ?? 'agent'].steps, 'clean-up'])
      for (const [, variable] of (PARTS.get(`scripts/${step}.sh`) ?? '').matchAll(/\$\{?([A-Z][A-Z0-9_]+)/g))
        expect(told, step).toContain(variable);
  });
});

describe('a value of the fleet file', () => {
  const tame = templateOfImage(OWN, 'doc-host');

  it.each(HOSTILE_TEXTS)('%j stays in its place', hostile => {
    const changed: Fleet = { ...OWN, fleet: hostile, region: hostile };
    const text = templateOfImage(changed, 'doc-host');
    expect(skeletonOf(text)).toBe(skeletonOf(tame));
    expect(interpolationsOf(text)).toEqual(interpolationsOf(tame));
  });
});
