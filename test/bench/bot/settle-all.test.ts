import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { settleAll } from '../../../bench/bot/worker/settle-all.ts';
import { workerScene } from '../../../bench/bot/worker/worker-scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'settle-all-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function writes(jobs: number): Promise<number> {
  const scene = workerScene(join(folder, `${jobs}.db`), 1, jobs);
  try {
    // It throws when a run has not ended.
    return (await settleAll(scene, '@bot run ci [all]')).writes;
  } finally {
    scene.close();
  }
}

it('settles every run, and writes a record less than once for each more of its runs', async () => {
  const [few, many] = [await writes(4), await writes(28)];
  expect(many - few).toBeLessThan(24);
});
