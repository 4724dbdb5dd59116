import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'directions-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Files that each break one rule, and the rule. */
const OFFENCES = {
  'fleet/asks-a-tool.ts': ["import '../tools/plain.ts';", 'fleet-is-the-kernel'],
  'fleet/reads-a-file.ts': ["import 'node:fs';", 'fleet-is-pure'],
  'stacks/asks-a-tool.ts': ["import '../tools/plain.ts';", 'generators-know-the-model-only'],
  'tools/knows-cdktf.ts': ["import 'cdktf';", 'cdktf-lives-in-stacks'],
  'tools/adapters/knows-a-tool.ts': ["import '../plain.ts';", 'adapters-know-the-model-only'],
  'tools/roll/starts-a-program.ts': ["import 'node:child_process';", 'only-adapters-and-entries-talk'],
  'tools/asks-a-test.ts': ["import '../test/plain.ts';", 'tests-are-not-imported'],
  'fleet/circle-a.ts': ["import './circle-b.ts';", 'no-circles'],
} as const;

/** The other half of the circle, which is reported once, and files that break nothing. */
const ALLOWED = {
  'fleet/circle-b.ts': "import './circle-a.ts';",
  'fleet/plain.ts': 'export const one = 1;',
  'tools/plain.ts': "import '../fleet/plain.ts';",
  'tools/adapters/disk.ts': "import 'node:fs';\nimport '../../fleet/plain.ts';",
  'stacks/uses-cdktf.ts': "import 'cdktf';\nimport '../fleet/plain.ts';",
  'test/plain.ts': "import '../tools/plain.ts';",
};

function violations(): readonly { readonly from: string; readonly rule: string }[] {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  };
  for (const [path, [text]] of Object.entries(OFFENCES)) write(path, text);
  for (const [path, text] of Object.entries(ALLOWED)) write(path, text);
  for (const file of ['dependency-directions.cjs', 'tsconfig.json', 'package.json'])
    cpSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = [
    '--config',
    'dependency-directions.cjs',
    '--output-type',
    'json',
    'fleet',
    'stacks',
    'tools',
    'test',
  ];
  // The program's JSON has this shape by its published schema; a difference fails the test below.
  const found = JSON.parse(runAnyway(program, words)) as {
    readonly summary: {
      readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    };
  };
  return found.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

/** Its exit code is the number of violations, which here are wanted. */
function runAnyway(program: string, words: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [program, ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

// A second: it starts dependency-cruiser on a folder of its own.
describe('the import directions', () => {
  const found = violations();

  it.each(Object.entries(OFFENCES))('see that %s may not be', (path, [, rule]) => {
    expect(found).toContainEqual({ from: path, rule });
  });

  it.each(Object.keys(ALLOWED))('allow %s', path => {
    expect(found.filter(({ from }) => from === path)).toEqual([]);
  });
});
