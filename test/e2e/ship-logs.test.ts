import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import { METRICS_NAMESPACE } from '../../fleet/resolve/metrics-namespace.ts';
import { logGroupName } from '../../fleet/resolve/names.ts';
import { agentUserData } from '../../stacks/agents/agent-user-data.ts';
import { openSoundFleet } from '../../tools/fleet-file/open-fleet.ts';
import { memoryWorld } from '../tools/memory-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'ship-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { fleet } = openSoundFleet('tvm', memoryWorld().world);

const shipped = z.object({
  logs: z.object({
    logs_collected: z.object({
      files: z.object({
        collect_list: z.array(z.object({ log_group_name: z.string(), log_stream_name: z.string() })),
      }),
    }),
  }),
  metrics: z.object({ namespace: z.string() }),
});
const cloudConfig = z.object({ write_files: z.array(z.object({ path: z.string(), content: z.string() })) });

const words = (machine: string) => {
  writeFileSync(join(folder, 'machine.json'), machine);
  rmSync(join(folder, 'logs.json'), { force: true });
  return [
    'packer/scripts/ship-logs.py',
    '--machine',
    join(folder, 'machine.json'),
    '--write',
    join(folder, 'logs.json'),
  ];
};

describe('what a machine that nobody sets up ships', () => {
  it('goes to the group of the agents, under its pool, from what cloud-init wrote', () => {
    const data = cloudConfig.parse(JSON.parse(agentUserData(fleet, 'cpu').replace(/^#.*\n/, '')));
    const machine = data.write_files.find(({ path }) => path === LEADER.machineFile)?.content ?? '';
    execFileSync('python3', words(machine));
    const { logs, metrics } = shipped.parse(JSON.parse(readFileSync(join(folder, 'logs.json'), 'utf8')));
    for (const { log_group_name, log_stream_name } of logs.logs_collected.files.collect_list) {
      expect(log_group_name).toBe(logGroupName(fleet, 'agents'));
      expect(log_stream_name).toMatch(/^cpu\/\{instance_id\}\//);
    }
    expect(metrics.namespace).toBe(METRICS_NAMESPACE);
  });

  it.each(['{}', '{"fleet": "tvm"}', '{"fleet": "../x", "pool": "cpu"}', '{"fleet": 1, "pool": "cpu"}'])(
    'is nothing when the machine was told %s',
    machine => {
      const { status, stderr } = spawnSync('python3', words(machine), { encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stderr).toContain('nothing is shipped');
      expect(existsSync(join(folder, 'logs.json'))).toBe(false);
    },
  );
});
