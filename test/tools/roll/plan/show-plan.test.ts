import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CloudRefused } from '../../../../tools/adapters/aws/cloud-refused.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { EXIT } from '../../../../tools/exit-codes.ts';
import type { MachineFacts } from '../../../../tools/roll/facts.ts';
import { type PlanOptions, showPlan } from '../../../../tools/roll/plan/show-plan.ts';
import { fleet, memoryWorld } from '../../memory-world.ts';
import { host, leader, MINUTE, machine, NOW } from './scenes.ts';

let standIn: StandInJenkins;
beforeAll(async () => {
  standIn = await StandInJenkins.start({ now: () => NOW });
  const { work } = standIn.state;
  work.addNode('docs-1', { labels: ['doc'], executors: 1 });
  work.hold(work.start({ job: 'site', number: 3, kind: 'pipeline' }, 30 * MINUTE), 'docs-1');
});
afterAll(() => standIn.stop());

const environment = { JENKINS_USER: 'admin', JENKINS_API_TOKEN: 'admin-token' };

async function plan(machines: readonly MachineFacts[] | Error, options: PlanOptions = {}) {
  const { world, terminal, files } = memoryWorld();
  const machinesOf = async () => {
    if (machines instanceof Error) throw machines;
    return { machines, notes: ['something to know'] };
  };
  const given = { server: standIn.url.href, ...options };
  const exitCode = await showPlan('tvm', given, {
    world: { ...world, environment, now: () => NOW },
    machinesOf,
  });
  return { exitCode, files, ...terminal.written };
}

const OUTDATED = [machine('cpu', 1)];

describe('fleet roll plan', () => {
  it('plans for the window that opens next, with what Jenkins tells', async () => {
    const { exitCode, out } = await plan(OUTDATED, { json: true });
    expect(exitCode).toBe(EXIT.different);
    expect(JSON.parse(out)).toMatchObject({
      begins: '2026-11-23T04:00:00.000Z',
      window: { opens: '2026-11-23T04:00:00.000Z' },
      buildsKnown: true,
      notes: ['something to know'],
    });
  });

  it('plans for the time that is asked for', async () => {
    const { out } = await plan(OUTDATED, { json: true, at: '2026-11-23T05:00Z' });
    expect(JSON.parse(out)).toMatchObject({
      at: '2026-11-23T05:00:00.000Z',
      begins: '2026-11-23T05:00:00.000Z',
    });
  });

  it('waits for what runs, and says who else waits', async () => {
    standIn.state.work.enqueue({
      of: { kind: 'freestyle', job: 'site' },
      stage: 'buildable',
      why: 'Waiting for next available executor on ‘doc’',
    });
    const { out } = await plan([host('docs', 1)], { json: true });
    const { agents, risks } = JSON.parse(out);
    expect(agents).toMatchObject([
      { name: 'docs-1', begins: '2026-11-23T04:00:00.000Z', drained: '2026-11-23T04:30:00.000Z' },
    ]);
    expect(risks).toContainEqual(expect.objectContaining({ kind: 'single-host', about: 'doc' }));
    expect(risks).toContainEqual(
      expect.objectContaining({ kind: 'waiting-item', about: 'site', link: `${standIn.url}queue/item/1/` }),
    );
  });

  it('goes on without Jenkins, and says that builds are unknown', async () => {
    const { exitCode, out } = await plan(OUTDATED, { server: 'http://127.0.0.1:1/' });
    expect(exitCode).toBe(EXIT.different);
    expect(out).toContain('which builds run is unknown');
    expect(out).toContain('Jenkins could not be read: ');
  });

  it('ends well when nothing is outdated', async () => {
    expect(await plan([host('docs', 1, [])])).toMatchObject({
      exitCode: EXIT.ok,
      out: expect.stringContaining('nothing to roll'),
    });
  });

  it('says that the leader runs another Jenkins than the fleet file asks for', async () => {
    const { exitCode, out } = await plan([leader([])]);
    expect(exitCode).toBe(EXIT.different);
    expect(out).toMatch(/leader .*Jenkins \S+ → 2\.528\.3/);
  });

  it('writes Markdown', async () => {
    expect((await plan(OUTDATED, { markdown: true })).out).toContain('| --- |');
  });

  it('writes a page beside what it prints', async () => {
    const { files, out } = await plan(OUTDATED, { html: 'out/plan.html' });
    expect(files.read('out/plan.html')).toMatch(/^<!doctype html>/);
    expect(out).toContain('1 of 1 machine outdated');
  });

  it('does not go on without AWS', async () => {
    await expect(
      plan(new CloudRefused('ec2:DescribeInstances', 'UnauthorizedOperation', 'no')),
    ).rejects.toThrow(/lack this permission/);
  });

  it('is not asked for Markdown and JSON at once', async () => {
    expect((await fleet(['roll', 'plan', 'tvm', '--markdown', '--json'])).exitCode).toBe(EXIT.badInput);
  });

  it('takes no time without an offset', async () => {
    await expect(plan(OUTDATED, { at: '2026-11-23 05:00' })).rejects.toThrow(/--at/);
  });
});
