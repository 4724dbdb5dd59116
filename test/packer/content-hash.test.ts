import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../packer/content-hash.ts';
import { KIND_PLANS } from '../../packer/image-kind.ts';
import { imageRecipes } from '../../packer/image-recipe.ts';
import { uploadsOf } from '../../packer/image-scripts.ts';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { fleetWith, PLAIN_POOL } from '../stacks/written-fleet.ts';
import { PARTS, partsWith, recipeOf } from './packer-room.ts';

const FLEET = fleetWith({});
const IMAGES = Object.keys(FLEET.images);
const SCRIPTS = [...PARTS.keys()].filter(path => path.startsWith('scripts/'));
const hashOf = (image: string, parts = PARTS, fleet = FLEET) => recipeOf(fleet, image, parts).contentHash;

/** The images whose hash a change of the parts changes. */
const changedBy = (parts: typeof PARTS) => IMAGES.filter(image => hashOf(image, parts) !== hashOf(image));

describe('the hash of what makes an image', () => {
  it('changes with every single thing that makes it', () => {
    const made = recipeOf(FLEET, 'agent-x86_64');
    const files = new Map([['a.sh', 'true']]);
    const others: readonly Partial<typeof made>[] = [
      { kind: 'doc-host' },
      { arch: 'arm64' },
      { base: { ...made.base, name: 'other' } },
      { disk: made.disk + 1 },
      { variables: { ...made.variables, MORE: 'x' } },
    ];
    const hashes = [
      contentHash(made, files),
      contentHash(made, new Map([['b.sh', 'true']])),
      contentHash(made, new Map([['a.sh', 'false']])),
      ...others.map(other => contentHash({ ...made, ...other }, files)),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is in its name and its tags', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        for (const recipe of imageRecipes({ fleet, parts: PARTS }).values()) {
          expect(recipe.contentHash).toMatch(/^[0-9a-f]{64}$/);
          expect(recipe.amiName).toBe(`${fleet.fleet}-${recipe.image}-${recipe.contentHash.slice(0, 12)}`);
          expect(recipe.tags).toEqual({
            fleet: fleet.fleet,
            image: recipe.image,
            'content-hash': recipe.contentHash,
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('changes with each script that the image is made with, and with no other', () => {
    for (const script of SCRIPTS) {
      const everywhere = !Object.values(KIND_PLANS).some(({ steps }) =>
        steps.some(step => script === `scripts/${step}.sh`),
      );
      const with_ = IMAGES.filter(
        image => everywhere || uploadsOf(recipeOf(FLEET, image).kind).includes(script),
      );
      expect(changedBy(partsWith(script, text => `${text}# more\n`)), script).toEqual(with_);
    }
  });

  it.each([
    ['snapshot: 20261101T000000Z', IMAGES],
    ['driver: 580', ['agent-gpu']],
    ['version: 12.8.1', ['agent-gpubuild']],
    ['version: 1.300072', IMAGES],
    ['arm64: {version: 2.36.42', ['agent-arm64']],
  ])('changes with the version `%s` of what the image has', (version, images) => {
    const newer = (text: string) => text.replace(version, version.replace(/2(?!.*2)|8(?!.*8)/, '9'));
    expect(changedBy(partsWith('versions.yaml', newer))).toEqual(images);
  });

  it('changes with the base image of its architecture', () => {
    const newer = (text: string) => text.replace('arm64-server-20260714', 'arm64-server-20260801');
    expect(changedBy(partsWith('base-images.yaml', newer))).toEqual(['agent-arm64']);
  });

  it('stays with another name, region or comment', () => {
    const elsewhere = fleetWith({ fleet: 'other', region: 'us-gov-west-1' });
    const commented = partsWith('versions.yaml', text => `# more\n${text}`);
    for (const image of IMAGES) {
      expect(hashOf(image, PARTS, elsewhere)).toBe(hashOf(image));
      expect(hashOf(image, commented)).toBe(hashOf(image));
    }
    expect(recipeOf(elsewhere, 'leader').base.owner).not.toBe(recipeOf(FLEET, 'leader').base.owner);
  });

  it('changes with what the fleet file says of such machines, for their image only', () => {
    const changed = fleetWith({ pools: { cpu: { ...PLAIN_POOL, remoteRoot: '/data/ci' } } });
    expect(IMAGES.filter(image => hashOf(image, PARTS, changed) !== hashOf(image))).toEqual(['agent-x86_64']);
  });
});
