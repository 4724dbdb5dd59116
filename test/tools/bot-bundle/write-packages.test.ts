import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BOT_FILES, BOT_PARTS } from '../../../fleet/resolve/bot-parts.ts';
import { MemoryBundler } from '../../../tools/adapters/bundler/memory-bundler.ts';
import { MemoryFiles } from '../../../tools/adapters/files/memory-files.ts';
import { writePackages } from '../../../tools/bot-bundle/write-packages.ts';
import { fleetWithBot } from '../../stacks/bot/bot-fleet.ts';
import { ofType } from '../../stacks/stack-view.ts';
import { synthesised } from '../../stacks/synthesised.ts';
import { OPERATOR_TEXT, operatorOf } from './operator.ts';

const PROGRAMS = Object.fromEntries(
  BOT_PARTS.map(part => [`bot/entrypoints/lambda-${part}.ts`, `export const handler = '${part}'`]),
);
const FOLDERS = { terraform: '/out/terraform', maps: '/out/bot' };
const operator = { ...operatorOf(OPERATOR_TEXT), driver: new Map([['benchmark.py', '# measures']]) };

const write = (files = new MemoryFiles(), programs = PROGRAMS) =>
  writePackages(operator, FOLDERS, { bundler: new MemoryBundler(programs), files });

describe('packages', () => {
  it('are where the stack looks for them, with the hash that Terraform makes of them', async () => {
    const files = new MemoryFiles();
    const packages = await write(files);
    const named = ofType(synthesised(fleetWithBot()), 'aws_lambda_function');
    expect(packages.map(({ path }) => path).sort()).toEqual(
      named.map(({ attributes }) => `/out/terraform/${attributes.filename}`).sort(),
    );
    for (const { path, hash, size } of packages) {
      const bytes = files.bytes(path) ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('base64')).toBe(hash);
      expect(bytes).toHaveLength(size);
    }
  });

  it('hold the program under the name of the handler, and what each function is told of the operator file', async () => {
    const files = new MemoryFiles();
    await write(files);
    const heldBy = (part: string) =>
      unzipSync(files.bytes(`/out/terraform/bot/${part}.zip`) ?? new Uint8Array());
    const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
    expect(text(heldBy('worker')[BOT_FILES.program])).toContain("'worker'");
    for (const part of ['worker', 'reconcile']) {
      expect(text(heldBy(part)[BOT_FILES.operator])).toBe(OPERATOR_TEXT);
      expect(text(heldBy(part)['benchmark.py'])).toBe('# measures');
    }
    // Strangers reach ingest, so that it holds no more than it needs.
    expect(Object.keys(heldBy('ingest')).sort()).toEqual([BOT_FILES.program, BOT_FILES.ingest].sort());
    expect(JSON.parse(text(heldBy('ingest')[BOT_FILES.ingest]))).toMatchObject({ app: 123456 });
  });

  it('are written again only when they changed', async () => {
    const files = new MemoryFiles();
    await write(files);
    const again = await write(files);
    expect(again.map(({ changed }) => changed)).toEqual([false, false, false]);
    expect(files.written.get('/out/terraform/bot/worker.zip')).toBe(1);
    const changed = await write(files, {
      ...PROGRAMS,
      'bot/entrypoints/lambda-worker.ts': 'export const handler = 2',
    });
    expect(changed.filter(each => each.changed).map(({ part }) => part)).toEqual(['worker']);
  });

  it('are not made of a program that cannot be bundled, and say which', async () => {
    await expect(write(new MemoryFiles(), {})).rejects.toThrow(
      '`bot/entrypoints/lambda-ingest.ts` cannot be bundled',
    );
  });
});
