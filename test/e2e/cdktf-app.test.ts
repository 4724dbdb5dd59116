import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cdktf-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(fleet: string): string {
  const env = { ...process.env, FLEET: fleet, CDKTF_OUTDIR: join(folder, 'out') };
  return execFileSync(process.execPath, ['stacks/main.ts'], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('the CDKTF app', () => {
  it('synthesises what the CDKTF command line needs', () => {
    run('fleets/starter/fleet.yaml');
    const { stacks } = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8'));
    const [stack] = Object.values<{ synthesizedStackPath: string; name: string }>(stacks);
    const json = JSON.parse(readFileSync(join(folder, 'out', stack?.synthesizedStackPath ?? ''), 'utf8'));
    expect(json['//']).toMatchObject({
      source: 'fleets/starter/fleet.yaml',
      metadata: { stackName: stack?.name, backend: 's3' },
      outputs: { [stack?.name ?? '']: { url: 'url' } },
    });
    expect(json.resource).toHaveProperty('aws_instance.leader');
  });

  it('says what is wrong with a fleet file, and where', () => {
    expect(() => run('cdktf.json')).toThrow(/cdktf\.json:1:/);
  });
});
