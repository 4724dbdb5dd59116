import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadFleet } from '../../../fleet/check.ts';
import { overlay } from '../../../fleet/load/overlay.ts';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { plainMap } from '../../../fleet/load/tree.ts';
import { RULES } from '../../../fleet/rules/all-rules.ts';
import { programOf } from '../../../tools/command-line.ts';
import { fleetJsonSchema } from '../../../tools/reference/json-schema.ts';
import { OVERLAY_EXAMPLE } from '../../../tools/reference/overlay-section.ts';
import { referenceFiles } from '../../../tools/reference/reference-files.ts';
import { MINIMAL_EXAMPLE, referencePage } from '../../../tools/reference/reference-page.ts';
import { CATALOGUE } from '../../fleet/rules/example.ts';
import { parts } from '../../fleet/schema/json.ts';
import { memoryWorld } from '../memory-world.ts';
import { anchorsOf, keysWithoutRow, linksWithin, rulesWithoutRow, unevenTables } from './page-parts.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('what is made from the schema', () => {
  it.each([...referenceFiles(programOf(async () => {}, memoryWorld().world))])(
    '%s is committed as it would be made now; `fleet schema` makes it',
    (path, text) => {
      const file = join(ROOT, path);
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8') === text, `${path} is up to date; run \`fleet schema\``).toBe(true);
    },
  );
});

describe('the reference page', () => {
  const page = referencePage(fleetJsonSchema());

  it('has a row for every key and for every rule', () => {
    const keys = parts().flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
    expect(keysWithoutRow(page, keys)).toEqual([]);
    expect(rulesWithoutRow(page, RULES)).toEqual([]);
  });

  it('leads from each map to its keys', () => {
    const anchors = anchorsOf(page);
    const links = linksWithin(page);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(link => !anchors.includes(link))).toEqual([]);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('has tables whose rows are as wide as their heads', () => {
    expect(unevenTables(page)).toEqual([]);
  });

  it('begins with a fleet that is valid as it stands', () => {
    const loaded = loadFleet('fleet.yaml', { read: () => MINIMAL_EXAMPLE, catalogue: CATALOGUE });
    expect(loaded).toMatchObject({ ok: true });
    expect(page).toContain(MINIMAL_EXAMPLE);
  });

  it('shows a merge that comes out as it says', () => {
    const { base: named, ...over } = parse(OVERLAY_EXAMPLE.overlay);
    expect(named).toBe('fleet.yaml');
    const [below, above] = [OVERLAY_EXAMPLE.base, JSON.stringify(over)].map(text =>
      parseYaml(text, 'fleet.yaml'),
    );
    if (!below?.ok || !above?.ok) throw new Error('an example is no YAML');
    const { root, problems } = overlay(below.root, above.root);
    expect(problems).toEqual([]);
    expect(plainMap(root)).toEqual(parse(OVERLAY_EXAMPLE.merged));
  });
});
