import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { BUILDER_SETTINGS, jobFiles } from '../../jenkins-casc/jobs/job-files.ts';
import { retentions } from '../../jenkins-casc/jobs/retention.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { HttpJenkins } from '../../tools/adapters/jenkins/http-jenkins.ts';
import { parseConfig } from '../../tools/adapters/jenkins/parse-config.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { childOf, type XmlElement } from '../../tools/adapters/jenkins/xml-element.ts';
import { ProgramJobBuilder } from '../../tools/adapters/job-builder/program-job-builder.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { applyJobs } from '../../tools/jobs/apply-jobs.ts';
import { planJobs } from '../../tools/jobs/plan-jobs.ts';
import { presentJobs } from '../../tools/jobs/present-jobs.ts';
import { wantedJobs } from '../../tools/jobs/wanted-jobs.ts';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { HOSTILE_TEXTS } from '../arbitraries/hostile-text.ts';
import { fleetOf, inputsOf, jobsIn, PARTS } from '../jenkins-casc/jobs/room.ts';
import { asJenkinsSaves } from '../tools/jobs/served-xml.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What the real jenkins-job-builder makes of a fleet's jobs. */
function rendered(fleet: Fleet): Promise<ReadonlyMap<string, string>> {
  const definitions = [...jobFiles(inputsOf(fleet))].map(
    ([path, text]) => [path.replace('jobs/', ''), text] as const,
  );
  const builder = new ProgramJobBuilder({
    programs: machinePrograms,
    files: diskFiles,
    settings: BUILDER_SETTINGS,
    folder: newFolder(),
    path: process.env.PATH,
  });
  return builder.render(new Map(definitions));
}

const wantedOf = async (fleet: Fleet) =>
  wantedJobs({ fleet: fleet.fleet, rendered: await rendered(fleet), retentions: retentions(fleet) });

const textsOf = (element: XmlElement, name: string): readonly string[] => [
  ...(element.name === name ? [element.text] : []),
  ...element.children.flatMap(child => textsOf(child, name)),
];

const CPU = { repository: 'apache/tvm', folder: 'tvm', nightly: { at: '02:00', zone: 'UTC' } } as const;
const BUSY_FLEET = fleetOf({
  jenkins: { github: 'github-token' },
  jobs: {
    cpu: CPU,
    gpu: { repository: 'apache/tvm', branches: ['main', 'v0.*'], forks: 'nobody', context: 'gpu/x y' },
  },
  registries: { repositories: ['ci_cpu'], rebuild: { repository: 'apache/tvm', label: 'CPU' } },
});

// A second or two for each rendering: Python starts, and reads all of its modules.
describe('jenkins-job-builder', () => {
  it('takes the jobs of any fleet, and renders every one', async () => {
    await fc.assert(
      fc.asyncProperty(fleetArbitrary(), async fleet => {
        expect(new Set((await rendered(fleet)).keys())).toEqual(new Set(jobsIn(fleet).keys()));
        for (const element of (await wantedOf(fleet)).values())
          expect(element.children.length).toBeGreaterThan(0);
      }),
      { numRuns: 4 },
    );
  });

  it('hands on every value as it is: braces, references, tags and markup mean nothing to it', async () => {
    const hostile = HOSTILE_TEXTS.filter(text => text.trim() !== '' && !text.includes('\r'));
    const { cpu } = fleetOf({ jobs: { cpu: { repository: 'apache/tvm' } } }).jobs;
    if (cpu === undefined) throw new Error('there is a job');
    const jobs = Object.fromEntries(
      hostile.map((text, index) => [
        `job-${index}`,
        { ...cpu, context: text, jenkinsfile: text, branches: [text] },
      ]),
    );
    const wanted = await wantedOf({ ...fleetOf(), jobs });
    for (const [index, text] of hostile.entries()) {
      const element = wanted.get(`job-${index}`);
      if (element === undefined) throw new Error(`job-${index} is missing`);
      expect(textsOf(element, 'contextLabel')).toEqual([text]);
      expect(textsOf(element, 'scriptPath')).toEqual([text]);
      expect(textsOf(element, 'includes')).toEqual([`${text} PR-*`]);
    }
  });

  it('renders what the fleet file says of a multibranch Pipeline', async () => {
    const gpu = (await wantedOf(BUSY_FLEET)).get('gpu');
    if (gpu === undefined) throw new Error('there is a job gpu');
    const one = (name: string) => textsOf(gpu, name);
    expect([one('repoOwner'), one('repository'), one('credentialsId')]).toEqual([
      ['apache'],
      ['tvm'],
      ['github-token'],
    ]);
    expect(one('contextLabel')).toEqual(['gpu/x y']);
    expect(one('includes')).toEqual(['main v0.* PR-*']);
    expect(JSON.stringify(gpu, (_, value) => (value instanceof Map ? [...value] : value))).toContain(
      '$TrustNobody',
    );
    // Of the branch's builds, by the retention; of branches that are gone, by the orphan strategy.
    expect(one('numToKeep')).toContain('200');
    expect(one('daysToKeep')).toEqual(['30', '30']);
    expect(one('disabled')).toEqual(['false']);
  });

  it('keeps scripts as they are, and runs them in the sandbox', async () => {
    const wanted = await wantedOf(BUSY_FLEET);
    for (const [name, { dsl }] of jobsIn(BUSY_FLEET)) {
      const definition =
        dsl === undefined ? undefined : childOf(wanted.get(name) ?? parseConfig('<a/>'), 'definition');
      if (definition === undefined) continue;
      expect(textsOf(definition, 'script')).toEqual([dsl]);
      expect(textsOf(definition, 'sandbox')).toEqual(['true']);
    }
  });
});

describe('jobs on a server', () => {
  it('are made, survive that Jenkins saves them, and need nothing the second time', async () => {
    const standIn = await StandInJenkins.start();
    try {
      const credentials = { kind: 'token', user: 'admin', secret: 'admin-token' } as const;
      const jenkins = new HttpJenkins({ server: standIn.url, credentials });
      const fleet = BUSY_FLEET.fleet;
      const wanted = await wantedOf(BUSY_FLEET);
      const plan = async () => planJobs(fleet, wanted, await presentJobs(fleet, wanted, jenkins));
      const acts = await applyJobs(fleet, await plan(), jenkins, () => {});
      expect(acts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
      for (const { path } of standIn.state.store.list()) standIn.state.store.rewrite(path, asJenkinsSaves);
      expect(await plan()).toEqual({ changes: [], unchanged: wanted.size });
    } finally {
      await standIn.stop();
    }
  });
});

describe('the smoke check', () => {
  const PROMISED = { PROMISED_ARCH: '', PROMISED_GPU: 'false', PROMISED_AWS: 'false' };
  const KIB = 1_024;
  const GIB_IN_KIB = KIB * KIB;

  /** Runs it on a machine that is played by small programs. */
  async function smoke(
    promised: object,
    machine: { readonly freeGib?: number; readonly broken?: readonly string[] } = {},
  ) {
    const { freeGib = 100, broken = [] } = machine;
    const folder = newFolder();
    const program = (name: string, out: string) =>
      writeFileSync(join(folder, name), `#!/bin/sh\n${out}\nexit ${broken.includes(name) ? 1 : 0}\n`, {
        mode: 0o755,
      });
    program('df', `echo head; echo "/dev/x 1 1 ${freeGib * GIB_IN_KIB} 1% /"`);
    program('uname', 'echo aarch64');
    for (const name of ['docker', 'nvidia-smi', 'aws']) program(name, `echo ${name}`);
    writeFileSync(join(folder, 'smoke.sh'), PARTS.get('jobs/smoke.sh') ?? '');
    const environment = { PATH: `${folder}:/usr/bin:/bin`, ...PROMISED, ...promised };
    const { exitCode, out } = await machinePrograms.run({
      program: 'sh',
      words: ['smoke.sh'],
      folder,
      environment,
    });
    return { exitCode, bad: out.split('\n').filter(line => line.startsWith('BAD')) };
  }

  const ALL = { PROMISED_ARCH: 'arm64', PROMISED_GPU: 'true', PROMISED_AWS: 'true' };

  it('is content with a machine that is what its label promises', async () => {
    expect(await smoke(ALL)).toEqual({ exitCode: 0, bad: [] });
    expect(await smoke({}, { broken: ['nvidia-smi', 'aws'] })).toEqual({ exitCode: 0, bad: [] });
  });

  it('names everything that is wrong at once', async () => {
    const machine = { freeGib: 1, broken: ['docker', 'nvidia-smi', 'aws'] };
    const { exitCode, bad } = await smoke({ ...ALL, PROMISED_ARCH: 'x86_64' }, machine);
    expect(exitCode).toBe(1);
    expect(bad.map(line => line.replace('BAD:  ', ''))).toEqual([
      'disk',
      'docker',
      'architecture x86_64',
      'GPU',
      'AWS identity',
    ]);
  });
});
