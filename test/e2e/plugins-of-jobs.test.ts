import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { BUILDER_SETTINGS, jobFiles } from '../../jenkins-casc/jobs/job-files.ts';
import { pluginsOf } from '../../jenkins-casc/plugins/pinned.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { ProgramJobBuilder } from '../../tools/adapters/job-builder/program-job-builder.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { roomParts } from '../../tools/synth/parts.ts';
import { CLASSES, CORE } from '../jenkins-casc/plugins/features.ts';
import { fleetWith } from '../stacks/written-fleet.ts';

const folder = mkdtempSync(join(tmpdir(), 'plugins-of-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Classes of Java in a `config.xml`: elements that are named after one, and what stands in `class`. */
const CLASS_NAMES = /^(?:[a-z_][\w-]*\.)+[A-Z]\w*/;

async function configs(fleet: Fleet): Promise<readonly string[]> {
  const builder = new ProgramJobBuilder({
    programs: machinePrograms,
    files: diskFiles,
    settings: BUILDER_SETTINGS,
    folder: join(folder, fleet.fleet),
    path: process.env.PATH,
  });
  const parts = roomParts('jenkins-casc', diskFiles);
  const files = jobFiles({ fleet, source: 'fleet.yaml', parts });
  const definitions = new Map([...files].map(([path, text]) => [basename(path), text]));
  return [...(await builder.render(definitions)).values()];
}

/** The plugins that a `config.xml` names itself, with or without their versions. */
const namedPlugins = (text: string): readonly string[] =>
  [...text.matchAll(/ plugin="([^"@]+)(?:@[^"]*)?"/g)].map(([, id = '']) => id);

function* namesIn(data: unknown): Iterable<string> {
  if (typeof data !== 'object' || data === null) return;
  for (const [name, value] of Object.entries(data)) {
    if (name === '@class') yield String(value);
    else if (!name.startsWith('@')) yield name;
    yield* namesIn(value);
  }
}

describe('what the jobs use', () => {
  it('is given by plugins of plugins.txt', async () => {
    const fleet = fleetWith({
      jenkins: { github: 'github-app-key' },
      secrets: { 'github-app-key': { as: 'github-app', app: 1 } },
      registries: {
        repositories: ['ci_cpu'],
        rebuild: { repository: 'example/project', label: 'CPU', nightly: { at: '02:00' } },
      },
      jobs: {
        project: {
          repository: 'example/project',
          context: 'cpu',
          branches: ['main'],
          nightly: { at: '03:00' },
        },
        other: { repository: 'example/project', folder: 'inner', context: 'gpu' },
      },
    });
    const ids = new Set(pluginsOf(fleet).plugins.map(({ id }) => id));
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
    const texts = await configs(fleet);
    const names = new Set(
      texts.flatMap(text => [...namesIn(parser.parse(text))]).filter(name => CLASS_NAMES.test(name)),
    );
    expect(names.size).toBeGreaterThan(5);
    for (const id of texts.flatMap(namedPlugins)) expect(ids, 'an attribute `plugin`').toContain(id);
    for (const name of names) {
      const plugin = CLASSES.find(([beginning]) => name.startsWith(beginning))?.[1];
      expect(plugin, `${name} is in the table of classes`).toBeDefined();
      if (plugin !== undefined && plugin !== CORE) expect(ids, name).toContain(plugin);
    }
  });
});
