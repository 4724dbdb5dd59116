import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_FILES, BOT_PARTS } from '../../fleet/resolve/bot-parts.ts';
import { botSchema } from '../../fleet/schema/bot.ts';
import { EsbuildBundler } from '../../tools/adapters/bundler/esbuild-bundler.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { bundleBot } from '../../tools/bot-bundle/bundle-bot.ts';
import type { BotPackage } from '../../tools/bot-bundle/write-packages.ts';
import { processWorld } from '../../tools/process-world.ts';
import { bundlerContract } from '../contracts/bundler-contract.ts';
import { OPERATOR_TEXT } from '../tools/bot-bundle/operator.ts';

const folder = mkdtempSync(join(tmpdir(), 'bot-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

bundlerContract('esbuild', () => {
  writeFileSync(join(folder, 'there.ts'), 'export const handler = (event: string): string => event;');
  return new EsbuildBundler(folder);
});

/** Globals that Node 24 has, which runs the sources, and Node 22 lacks, which runs the functions. */
const NOT_IN_NODE_22 =
  /\b(?:Promise\.try|RegExp\.escape|Error\.isError|Float16Array|URLPattern|Math\.f16round)\b/;

/** What ingest may weigh, in bytes as it is loaded: GitHub waits for its cold start too. */
const MOST_OF_INGEST = 300_000;

describe('the packages of this project', () => {
  const world = processWorld(process);
  const bot = botSchema.parse({
    secrets: {
      webhook: 'bot-webhook',
      app: 'bot-app-key',
      reports: 'bot-reports',
      backends: ['bot-jenkins-token'],
    },
  });
  const made = (output: string) =>
    bundleBot({ file: join(folder, 'fleet.yaml'), fleet: { bot }, output }, world);
  let packages: readonly BotPackage[];

  beforeAll(async () => {
    writeFileSync(join(folder, 'bot.yaml'), OPERATOR_TEXT);
    packages = await made(join(folder, 'one'));
  });

  const programOf = (part: string) => {
    const path = packages.find(each => each.part === part)?.path ?? '';
    return new TextDecoder().decode(unzipSync(diskFiles.bytes(path) ?? new Uint8Array())[BOT_FILES.program]);
  };

  it('are the same bytes when they are made again somewhere else', async () => {
    const again = await made(join(folder, 'two'));
    expect(again.map(({ hash }) => hash)).toEqual(packages.map(({ hash }) => hash));
  });

  it.each(BOT_PARTS)('hold all that %s imports, and no path of the machine', part => {
    const program = programOf(part);
    const imported = [...program.matchAll(/\bfrom"([^"]+)"/g)].map(([, name = '']) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter(name => !isBuiltin(name) || name === 'node:sqlite')).toEqual([]);
    expect(program).toMatch(/export\{\w+ as handler\}/);
    expect(program).not.toContain(resolve('.'));
    expect(program).not.toMatch(NOT_IN_NODE_22);
  });

  it('are small where somebody waits for a cold start', () => {
    const ingest = packages.find(({ part }) => part === 'ingest');
    expect(ingest?.program).toBeLessThan(MOST_OF_INGEST);
  });
});
