import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { programOf } from '../../../tools/command-line.ts';
import { referenceFiles } from '../../../tools/reference/reference-files.ts';
import { MINIMAL_EXAMPLE } from '../../../tools/reference/reference-page.ts';
import { patched, type WrittenMap } from '../../fleet/rules/patch.ts';
import { memoryWorld } from '../memory-world.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

// `format: date` is checked by editors; ajv would need a package of its own for it.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const validators = new Map(
  [...referenceFiles(programOf(async () => {}, memoryWorld().world))]
    .filter(([path]) => path.endsWith('.schema.json'))
    .map(([path, text]) => [
      path.replace(/^(?:fleets|examples\/bot)\//, '../'),
      ajv.compile(JSON.parse(text)),
    ]),
);

/** Where the schema that a file names in its first line has something to say about it. */
function complaints(text: string, data: unknown = parse(text)): readonly string[] {
  const name = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? 'none';
  const validate = validators.get(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params.additionalProperty].filter(Boolean).join(' '),
  );
}

describe('the schemas for editors', () => {
  const files = ['fleets/*/*.yaml', 'examples/bot/*/{.ci-bot,bot}.yaml'];

  it.each(globSync(files, { cwd: ROOT }))('take %s', file => {
    expect(complaints(read(file))).toEqual([]);
  });

  it('take the example of the reference page', () => {
    expect(complaints(MINIMAL_EXAMPLE)).toEqual([]);
  });

  const fleet = read('fleets/tvm/fleet.yaml');
  const staging = read('fleets/tvm/staging.yaml');
  const bot = read('examples/bot/mxnet/bot.yaml');
  const repository = read('examples/bot/mxnet/.ci-bot.yaml');
  const unknown = 'must NOT have additional properties';

  it.each<readonly [string, WrittenMap, readonly string[]]>([
    [fleet, { leeder: {} }, [` ${unknown} leeder`.trim()]],
    [fleet, { leader: { instnce: 'm7i.large' } }, [`/leader ${unknown} instnce`]],
    [fleet, { pools: { cpu: { autoscaled: { maks: 2 } } } }, [`/pools/cpu/autoscaled ${unknown} maks`]],
    [
      fleet,
      { pools: { docs: { static: null } } },
      [
        "/pools/docs must have required property 'static'",
        "/pools/docs must have required property 'autoscaled'",
        "/pools/docs must have required property 'external'",
        '/pools/docs must match exactly one schema in oneOf',
      ],
    ],
    [
      fleet,
      { pools: { docs: { external: { hosts: ['a.example.org'] } } } },
      [
        "/pools/docs must have required property 'autoscaled'",
        '/pools/docs must match exactly one schema in oneOf',
      ],
    ],
    [fleet, { domain: null }, ["must have required property 'domain'"]],
    [fleet, { base: 'other.yaml' }, [`${unknown} base`]],
    [staging, { pools: { cpu: { autoscaled: { maks: 2 } } } }, [`/pools/cpu/autoscaled ${unknown} maks`]],
    [bot, { jenkins: { tokn: 'x' } }, [`/jenkins ${unknown} tokn`]],
    [bot, { github: null }, ["must have required property 'github'"]],
    [repository, { guide: 'yes' }, ['/guide must be boolean']],
    [staging, { base: null }, ["must have required property 'base'"]],
    [staging, { base: '/etc/fleet.yaml' }, ['/base must match pattern "^(?!/)[^\\\\:]+\\.ya?ml$"']],
  ])('see a mistake: %#', (text, patch, found) => {
    expect(complaints(text, patched(parse(text), patch))).toEqual(found);
  });

  it('let an overlay remove anything, down to whole pools', () => {
    const overlay = {
      ...parse(staging),
      alerts: null,
      pools: { cpu: null, gpu: { autoscaled: { idle: null, uses: null } } },
    };
    expect(complaints(staging, overlay)).toEqual([]);
  });

  it('say in words what a pattern wants', () => {
    const texts = [...referenceFiles(programOf(async () => {}, memoryWorld().world))]
      .filter(([path]) => /(?:fleet|bot)\.schema\.json$/.test(path))
      .map(([, text]) => text);
    const patterns = texts.flatMap(text => text.match(/"pattern": /g) ?? []);
    const messages = texts.flatMap(text => text.match(/"patternErrorMessage": /g) ?? []);
    // All but the account name of external hosts.
    expect(messages.length).toBeGreaterThanOrEqual(patterns.length - 1);
  });
});
