import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { jenkinsFiles } from '../../../jenkins-casc/generate.ts';
import { pluginNeeds } from '../../../jenkins-casc/plugins/needs.ts';
import { pluginsOf } from '../../../jenkins-casc/plugins/pinned.ts';
import { diskFiles } from '../../../tools/adapters/files/disk-files.ts';
import { roomParts } from '../../../tools/synth/parts.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { CORE, FEATURES } from './features.ts';

const parts = roomParts('jenkins-casc', diskFiles);

interface Feature {
  readonly path: string;
  readonly name: string;
}

/** The names in a configuration that a plugin may have given: keys of the maps in the table, and values in their place. */
function* featuresIn(data: unknown, path = ''): Iterable<Feature> {
  if (Array.isArray(data)) for (const item of data) yield* featuresIn(item, `${path}[]`);
  else if (typeof data === 'object' && data !== null)
    for (const [name, value] of Object.entries(data)) {
      if (Object.hasOwn(FEATURES, path)) yield { path, name };
      yield* featuresIn(value, path === '' ? name : `${path}.${name}`);
    }
  else if (typeof data === 'string' && Object.hasOwn(FEATURES, path)) yield { path, name: data };
}

describe('what jenkins.yaml uses', () => {
  it('is given by plugins of plugins.txt, which say that the fleet needs them', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const configuration = load(
          jenkinsFiles({ fleet, source: 'fleet.yaml', parts }).get('jenkins.yaml') ?? '',
        );
        const ids = new Set(pluginsOf(fleet).plugins.map(({ id }) => id));
        const needed = new Set(pluginNeeds(fleet).map(({ plugin }) => plugin));
        for (const { path, name } of featuresIn(configuration)) {
          const plugin = FEATURES[path]?.[name];
          expect(plugin, `${path}: ${name} is in the table of features`).toBeDefined();
          if (plugin === undefined || plugin === CORE) continue;
          expect(ids, `${path}: ${name}`).toContain(plugin);
          expect(needed, `${path}: ${name}`).toContain(plugin);
        }
      }),
      { numRuns: 25 },
    );
  });
});
