import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { libraryFiles } from '../../jenkins-casc/library/library-files.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { marked } from '../../tools/synth/marked.ts';
import { roomParts } from '../../tools/synth/parts.ts';
import { fleetWith, PLAIN_POOL } from '../stacks/written-fleet.ts';
import { runGroovy } from './groovy.ts';

const HARNESS = fileURLToPath(new URL('shared-library/harness.groovy', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'library-'));
afterAll(() => rmSync(folder, { recursive: true }));

const spot = (label: string, fallback?: string) => ({
  ...PLAIN_POOL,
  labels: [label],
  autoscaled: { max: 5, onDemand: { above: '0%' }, ...(fallback && { fallback }) },
});

const fleet = fleetWith({
  pools: {
    gpu: { ...PLAIN_POOL, labels: ['GPU'] },
    'gpu-spot': spot('GPU-SPOT', 'GPU'),
    'cpu-cheap': spot('CPU-CHEAP', 'CPU-SPOT'),
    'cpu-spot': spot('CPU-SPOT', 'CPU'),
    cpu: PLAIN_POOL,
    vendor: { labels: ['ios'], external: { hosts: ['ios-1.example.org'], voting: false } },
    'mixed-spot': spot('mixed', 'GPU'),
    'mixed-vendor': { labels: ['mixed'], external: { hosts: ['mixed-1.example.org'], voting: false } },
  },
  runs: {
    GPU: ['ci-gpu'],
    'GPU-SPOT': ['ci-gpu'],
    'CPU-CHEAP': ['ci-cpu'],
    ios: ['ci-ios'],
    mixed: ['ci-mixed'],
  },
});

const files = libraryFiles({ fleet, source: 'fleet.yaml', parts: roomParts('jenkins-casc', diskFiles) });
const map = files.get('label-map.json') ?? '';
for (const [path, text] of files) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, marked(path, text, 'fleet.yaml'));
}

const LOST = ['removed', 'not back', 'offline', 'channel closed', 'context gone'] as const;
const INTERRUPTED = ['aborted', 'another branch failed', 'time-out around'] as const;
const FAILED = ['fails', 'error', 'time-out inside'] as const;
type End =
  | (typeof LOST)[number]
  | (typeof INTERRUPTED)[number]
  | (typeof FAILED)[number]
  | 'ends well'
  | 'cancelled in the queue';

interface Scenario {
  readonly step: 'nodeFor' | 'labelFor';
  readonly job: string;
  readonly fates: readonly { readonly machine: string; readonly end: End }[];
}

const outcome = z.object({
  value: z.string().nullish(),
  thrown: z.string().optional(),
  message: z.string().nullish(),
  build: z.string(),
  log: z.array(z.record(z.string(), z.unknown())),
});

const scenarios: Scenario[] = [];
let outcomes: readonly z.output<typeof outcome>[] = [];

/** All scenarios run in one Java machine, before the first of them is looked at. */
function scenario(title: string, given: Scenario, look: (seen: z.output<typeof outcome>) => void) {
  const place = scenarios.push(given) - 1;
  it(title, () => {
    if (outcomes.length === 0) outcomes = played();
    const seen = outcomes[place];
    if (seen === undefined) throw new Error('the harness lost a scenario');
    look(seen);
  });
}

function played() {
  writeFileSync(join(folder, 'scenarios.json'), JSON.stringify(scenarios.map(each => ({ ...each, map }))));
  const out = runGroovy(HARNESS, folder);
  return z.array(outcome).parse(JSON.parse(out));
}

const on = (machine: string, end: End) => ({ machine, end });
const nodeFor = (job: string, ...fates: Scenario['fates']): Scenario => ({ step: 'nodeFor', job, fates });
const asked = (seen: z.output<typeof outcome>) =>
  seen.log.flatMap(({ node }) => (node === undefined ? [] : [node]));
const bodies = (seen: z.output<typeof outcome>) => seen.log.filter(({ body }) => body !== undefined).length;

describe('nodeFor', () => {
  scenario(
    'runs the body once on the preferred label and hands on its result',
    nodeFor('ci-gpu', on('g-1', 'ends well')),
    seen => {
      expect(asked(seen)).toEqual(['GPU-SPOT']);
      expect(seen).toMatchObject({ value: 'a result of g-1', build: 'SUCCESS' });
      expect(seen.log).toHaveLength(2);
    },
  );

  for (const end of LOST)
    scenario(
      `goes on with the fall-back when the machine is lost: ${end}`,
      nodeFor('ci-gpu', on('g-1', end), on('g-2', 'ends well')),
      seen => {
        expect(asked(seen)).toEqual(['GPU-SPOT', 'GPU']);
        expect(seen).toMatchObject({ value: 'a result of g-2', build: 'SUCCESS' });
        expect(seen.log).toContainEqual({
          echo: 'ci-gpu: machine g-1 (GPU-SPOT) was lost, going on with GPU',
        });
      },
    );

  scenario(
    'fails when the machine of the last label is lost too',
    nodeFor('ci-gpu', on('g-1', 'removed'), on('g-2', 'offline')),
    seen => {
      expect(asked(seen)).toEqual(['GPU-SPOT', 'GPU']);
      expect(seen.thrown).toMatch(/AgentOfflineException$/);
    },
  );

  scenario(
    'follows a chain of two, one label after the other',
    nodeFor('ci-cpu', on('c-1', 'removed'), on('c-2', 'channel closed'), on('c-3', 'ends well')),
    seen => {
      expect(asked(seen)).toEqual(['CPU-CHEAP', 'CPU-SPOT', 'CPU']);
      expect(seen.value).toBe('a result of c-3');
    },
  );

  scenario(
    'fails at once when the body fails after a machine was lost',
    nodeFor('ci-cpu', on('c-1', 'removed'), on('c-2', 'fails')),
    seen => {
      expect(asked(seen)).toEqual(['CPU-CHEAP', 'CPU-SPOT']);
      expect(seen).toMatchObject({ thrown: 'hudson.AbortException', message: 'script returned exit code 1' });
    },
  );

  for (const end of [...FAILED, ...INTERRUPTED])
    scenario(`never repeats what ended otherwise: ${end}`, nodeFor('ci-gpu', on('g-1', end)), seen => {
      expect(asked(seen)).toEqual(['GPU-SPOT']);
      expect(bodies(seen)).toBe(1);
      expect(seen.thrown).toBeDefined();
    });

  scenario(
    'never repeats what was cancelled while it waited',
    nodeFor('ci-gpu', on('g-1', 'cancelled in the queue')),
    seen => {
      expect(asked(seen)).toEqual(['GPU-SPOT']);
      expect(bodies(seen)).toBe(0);
      expect(seen).toMatchObject({
        message: 'QueueTaskCancelled',
        thrown: expect.stringMatching(/FlowInterruptedException$/),
      });
    },
  );

  for (const end of [...FAILED, ...LOST])
    scenario(
      `lets a build go on whose body fails where there is no vote: ${end}`,
      nodeFor('ci-ios', on('vendor-1', end)),
      seen => {
        expect(asked(seen)).toEqual(['ios']);
        expect(bodies(seen)).toBe(1);
        expect(seen).toMatchObject({ value: null, build: 'SUCCESS' });
        expect(seen.log).toContainEqual({
          stage: 'UNSTABLE',
          message: 'ci-ios failed on vendor-1, which has no vote: the build goes on',
        });
      },
    );

  for (const end of [...INTERRUPTED, 'cancelled in the queue'] as const)
    scenario(`ends an interrupted build there too: ${end}`, nodeFor('ci-ios', on('vendor-1', end)), seen => {
      expect(seen.thrown).toMatch(/FlowInterruptedException$/);
      expect(seen.log.filter(({ stage }) => stage !== undefined)).toEqual([]);
    });

  scenario(
    'counts a failure where some machines of a label vote and this one does',
    nodeFor('ci-mixed', on('i-0abc', 'fails')),
    seen => {
      expect(seen.thrown).toBe('hudson.AbortException');
    },
  );

  scenario(
    'counts none where this one does not',
    nodeFor('ci-mixed', on('mixed-vendor-1', 'fails')),
    seen => {
      expect(seen).toMatchObject({ value: null, build: 'SUCCESS' });
      expect(asked(seen)).toEqual(['mixed']);
    },
  );

  scenario(
    'falls back from such a label when a machine is lost',
    nodeFor('ci-mixed', on('i-0abc', 'removed'), on('g-1', 'ends well')),
    seen => {
      expect(asked(seen)).toEqual(['mixed', 'GPU']);
      expect(seen.value).toBe('a result of g-1');
    },
  );

  for (const [job, told] of [
    ['ci-gpx', 'Did you mean ci-gpu?'],
    ['GPU', "write node('GPU')"],
    ['x'.repeat(200), 'It runs: ci-cpu, ci-gpu, ci-ios, ci-mixed.'],
    ['constructor', 'It runs: ci-cpu'],
  ] as const)
    scenario(`refuses a job that no label runs: ${job.slice(0, 20)}`, nodeFor(job), seen => {
      expect(seen.thrown).toBe('hudson.AbortException');
      expect(seen.message).toContain(told);
      expect(asked(seen)).toEqual([]);
    });
});

describe('labelFor', () => {
  for (const [job, label] of [
    ['ci-gpu', 'GPU-SPOT'],
    ['ci-cpu', 'CPU-CHEAP'],
  ] as const)
    scenario(`is the preferred label of ${job}`, { step: 'labelFor', job, fates: [] }, seen => {
      expect(seen.value).toBe(label);
    });

  scenario('refuses a job that no label runs', { step: 'labelFor', job: 'ci-gpx', fates: [] }, seen => {
    expect(seen.message).toContain('Did you mean ci-gpu?');
  });
});
