import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CachedSecrets } from '../../bot/secrets/cached-secrets.ts';
import { EnvironmentSecrets, variableOf } from '../../bot/secrets/environment-secrets.ts';
import { FolderSecrets } from '../../bot/secrets/folder-secrets.ts';
import { type FilledSecrets, secretsContract } from './secrets-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(root, { recursive: true }));

async function openFolder(): Promise<FilledSecrets & { readonly folder: string }> {
  const folder = mkdtempSync(join(root, 'folder-'));
  const values = new Map<string, string>();
  const write = (name: string, value: string) => writeFileSync(join(folder, name), value, { mode: 0o400 });
  return {
    folder,
    secrets: new FolderSecrets(folder),
    set: async (name, value) => {
      const before = values.get(name);
      rmSync(join(folder, name), { force: true });
      write(name, value);
      if (before !== undefined) write(`${name}.previous`, before);
      values.set(name, value);
    },
  };
}

describe('secrets in a folder', () => {
  secretsContract(openFolder);

  it('may end with the line end of an editor', async () => {
    const { folder, secrets } = await openFolder();
    writeFileSync(join(folder, 'one'), 'value \r\n', { mode: 0o600 });
    writeFileSync(join(folder, 'two'), 'value\n\n', { mode: 0o440 });
    expect(await secrets.named('one')).toEqual(['value ']);
    expect(await secrets.named('two')).toEqual(['value\n']);
  });

  it('are refused when others may read them or the group may write them', async () => {
    const { folder, secrets } = await openFolder();
    for (const mode of [0o644, 0o604, 0o460, 0o402]) {
      writeFileSync(join(folder, 'one'), 'value');
      chmodSync(join(folder, 'one'), mode);
      await expect(secrets.named('one')).rejects.toThrow(/chmod 400/);
      rmSync(join(folder, 'one'));
    }
  });

  it('are files with something in them', async () => {
    const { folder, secrets } = await openFolder();
    mkdirSync(join(folder, 'one'), { mode: 0o700 });
    await expect(secrets.named('one')).rejects.toThrow(/no file/);
    symlinkSync('/dev/zero', join(folder, 'two'));
    await expect(secrets.named('two')).rejects.toThrow(/no file/);
    writeFileSync(join(folder, 'three'), '\n', { mode: 0o400 });
    await expect(secrets.named('three')).rejects.toThrow(/empty/);
    writeFileSync(join(folder, 'four'), 'x'.repeat(65_537), { mode: 0o400 });
    await expect(secrets.named('four')).rejects.toThrow(/too large/);
  });
});

describe('secrets in the environment', () => {
  secretsContract(async () => {
    const environment: Record<string, string> = {};
    return {
      secrets: new EnvironmentSecrets(environment),
      set: async (name, value) => {
        const before = environment[variableOf(name)];
        if (before !== undefined) environment[`${variableOf(name)}_PREVIOUS`] = before;
        environment[variableOf(name)] = value;
      },
    };
  });
});

describe('remembered secrets', () => {
  secretsContract(async () => {
    const { secrets, set } = await openFolder();
    return { secrets: new CachedSecrets(secrets, () => 0), set };
  });

  const played = () => {
    const state = { now: 1_000_000, values: ['one'], readings: 0, fails: false };
    const source = {
      named: async () => {
        state.readings++;
        if (state.fails) throw new Error('down');
        return state.values;
      },
    };
    const times = { fresh: 60_000, between: 5_000, stale: 900_000 };
    return { state, cached: new CachedSecrets(source, () => state.now, times) };
  };

  it('are read once in a while, and once for many who ask at the same time', async () => {
    const { state, cached } = played();
    await Promise.all(Array.from({ length: 20 }, () => cached.named('x')));
    state.now += 59_999;
    await cached.named('x');
    expect(state.readings).toBe(1);
    state.values = ['two'];
    state.now += 1;
    expect(await cached.named('x')).toEqual(['two']);
  });

  it('are read again when somebody doubts them, but not all the time', async () => {
    const { state, cached } = played();
    await cached.named('x');
    state.values = ['two'];
    expect(await cached.reread('x')).toBeUndefined();
    state.now += 5_000;
    expect(await cached.reread('x')).toEqual(['two']);
    expect(await cached.named('x')).toEqual(['two']);
    expect(await cached.reread('x')).toBeUndefined();
  });

  it('serve while the source fails, for a while, without asking it each time', async () => {
    const { state, cached } = played();
    await cached.named('x');
    state.fails = true;
    state.now += 60_000;
    for (let time = 0; time < 10; time++) expect(await cached.named('x')).toEqual(['one']);
    expect(state.readings).toBe(2);
    state.now += 840_000;
    await expect(cached.named('x')).rejects.toThrow('down');
    state.fails = false;
    expect(await cached.named('x')).toEqual(['one']);
  });
});
