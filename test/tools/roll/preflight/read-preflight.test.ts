import { describe, expect, it } from 'vitest';
import { MemoryAlarms } from '../../../../tools/adapters/alarms/memory-alarms.ts';
import { CloudRefused } from '../../../../tools/adapters/aws/cloud-refused.ts';
import { MemoryDryRuns } from '../../../../tools/adapters/dry-runs/memory-dry-runs.ts';
import { MemoryHomeVolumes } from '../../../../tools/adapters/home-volumes/memory-home-volumes.ts';
import { JenkinsFailed } from '../../../../tools/adapters/jenkins/jenkins.ts';
import { MemoryJournalStore } from '../../../../tools/adapters/journal-store/memory-journal-store.ts';
import { MemoryMachineGroups } from '../../../../tools/adapters/machine-groups/memory-machine-groups.ts';
import { MemoryMachineImages } from '../../../../tools/adapters/machine-images/memory-machine-images.ts';
import { MemoryQuotas } from '../../../../tools/adapters/quotas/memory-quotas.ts';
import { mayBegin } from '../../../../tools/roll/preflight/finding.ts';
import { preflight } from '../../../../tools/roll/preflight/preflight.ts';
import type { PreflightParts } from '../../../../tools/roll/preflight/preflight-parts.ts';
import { readPreflight } from '../../../../tools/roll/preflight/read-preflight.ts';
import { CATALOGUE } from '../../../fleet/rules/example.ts';
import { jenkinsOf } from '../plan/scenes.ts';
import { ADMIN, HOME, IMAGES, MACHINES, WELL } from './facts.ts';

const { fleet, pins, at } = WELL;
const JENKINS = jenkinsOf([]);

const parts = (more: Partial<PreflightParts> = {}): PreflightParts => ({
  ...{ fleet, pins, at, now: false, roll: undefined, only: undefined, catalogue: CATALOGUE },
  readJenkins: async () => JENKINS,
  work: {
    overview: async () => ({
      version: '2.528.3',
      session: undefined,
      quietingDown: false,
      quietDownReason: undefined,
    }),
  },
  rights: { tried: async () => ADMIN },
  readMachines: async () => MACHINES,
  journals: new MemoryJournalStore(),
  holder: 'operator',
  writer: 'w',
  homes: new MemoryHomeVolumes([HOME]),
  dryRuns: new MemoryDryRuns(),
  groups: new MemoryMachineGroups([{ name: 'tvm-cpu', min: 0, max: 10, desired: 1 }]),
  quotas: new MemoryQuotas(() => ({ limits: new Map([['ec2/L-1216C47A', 640]]) })),
  alarms: new MemoryAlarms(),
  images: new MemoryMachineImages({ images: IMAGES }),
  strayChanges: async () => [],
  signal: new AbortController().signal,
  ...more,
});

const wrongWith = async (more: Partial<PreflightParts>) =>
  preflight(await readPreflight(parts(more))).filter(({ level }) => level === 'blocked');

describe('reading before a roll', () => {
  it('finds a fleet that may be rolled, and leaves journal and lock as they were', async () => {
    const journals = new MemoryJournalStore();
    expect(mayBegin(preflight(await readPreflight(parts({ journals }))))).toBe(true);
    expect(await journals.rolls()).toEqual([]);
    expect(await journals.lock({ holder: 'other', roll: 'r', expires: at + 1 }, at)).toEqual({
      kind: 'ours',
    });
  });

  it('tells of everything that cannot be read, instead of ending at the first', async () => {
    const down = async () => {
      throw new JenkinsFailed('unreachable', 'nothing answers');
    };
    const refused = async () => {
      throw new CloudRefused('ec2:DescribeInstances', 'UnauthorizedOperation', 'no');
    };
    const facts = await readPreflight(
      parts({ readJenkins: down, work: { overview: down }, rights: { tried: down }, readMachines: refused }),
    );
    const blocked = preflight(facts).filter(({ level }) => level === 'blocked');
    expect(new Set(blocked.map(({ check }) => check))).toEqual(
      new Set(['jenkins', 'jenkins-rights', 'plan', 'aws-rights', 'terraform']),
    );
    expect(blocked.some(({ fix }) => fix?.includes('permission'))).toBe(true);
  });

  it('asks AWS only for what this roll does', async () => {
    const denied = new MemoryDryRuns(() => ({ kind: 'denied' }));
    expect((await wrongWith({ dryRuns: denied })).map(({ check }) => check)).toContain('aws-rights');
    expect(await wrongWith({ dryRuns: denied, only: 'cpu' })).toEqual([]);
  });

  it('counts the largest machine of a pool against the quota', async () => {
    const limits = new Map([['ec2/L-1216C47A', 31]]);
    const found = await wrongWith({ quotas: new MemoryQuotas(() => ({ limits })) });
    expect(found.map(({ check, fix }) => `${check} ${fix}`)).toEqual([
      expect.stringMatching(/^capacity .* by 1 /),
    ]);
  });

  it('ends when it is interrupted', async () => {
    const signal = AbortSignal.abort();
    const readJenkins = async () => {
      throw new Error('aborted');
    };
    await expect(readPreflight(parts({ signal, readJenkins }))).rejects.toThrow('aborted');
  });
});
