import { describe, expect, it } from 'vitest';
import { MemoryJenkins } from '../../../tools/adapters/jenkins/memory-jenkins.ts';
import { printConfig } from '../../../tools/adapters/jenkins/print-config.ts';
import { planJobs } from '../../../tools/jobs/plan-jobs.ts';
import { presentJobs } from '../../../tools/jobs/present-jobs.ts';
import type { WantedJobs } from '../../../tools/jobs/wanted-jobs.ts';
import { FLEET, folderXml, multibranchXml, pipelineXml, wantedOf } from './sample-jobs.ts';

async function server(wanted: WantedJobs): Promise<MemoryJenkins> {
  const jenkins = new MemoryJenkins();
  for (const [path, element] of wanted) await jenkins.create(path, printConfig(element));
  return jenkins;
}

const plan = async (wanted: WantedJobs, jenkins: MemoryJenkins) =>
  planJobs(FLEET, wanted, await presentJobs(FLEET, wanted, jenkins));

const JOB = { a: multibranchXml('cpu') };

describe('a plan', () => {
  it('tells our change from one by hand, and shows the lines', async () => {
    const jenkins = await server(wantedOf(JOB));
    const ours = await plan(wantedOf({ a: multibranchXml('gpu') }), jenkins);
    expect(ours.changes).toMatchObject([{ kind: 'change', path: 'a' }]);
    jenkins.store.rewrite('a', text => text.replace('>cpu<', '>by hand<'));
    const theirs = await plan(wantedOf(JOB), jenkins);
    expect(theirs.changes).toMatchObject([{ kind: 'by-hand', path: 'a' }]);
    const [change] = theirs.changes;
    const lines = change && 'difference' in change ? change.difference.split('\n') : [];
    expect(lines.filter(line => /^[+-]/.test(line)).map(line => line.replace(/\s+/g, ''))).toEqual([
      '-<contextLabel>byhand</contextLabel>',
      '+<contextLabel>cpu</contextLabel>',
    ]);
  });

  it.each([
    ['disabled', '<disabled>false</disabled>', '<disabled>true</disabled>'],
    ['trait added', '</traits>', '<org.example.OtherTrait/></traits>'],
    ['trait taken away', /<org\.example\.DiscoveryTrait>.*?<\/org\.example\.DiscoveryTrait>/s, ''],
    ['retention', '<numToKeep>5<', '<numToKeep>9<'],
  ])('sees by hand: %s', async (_, from, to) => {
    const jenkins = await server(wantedOf(JOB));
    jenkins.store.rewrite('a', text => text.replace(from, to));
    expect((await plan(wantedOf(JOB), jenkins)).changes).toMatchObject([{ kind: 'by-hand' }]);
  });

  it('keeps fields of the server when it changes a job', async () => {
    const jenkins = await server(wantedOf({ f: folderXml('one') }));
    const credentials = '<properties><org.example.FolderCredentials/></properties>';
    jenkins.store.rewrite('f', text => text.replace('</description>', `</description>${credentials}`));
    expect((await plan(wantedOf({ f: folderXml('one') }), jenkins)).changes).toEqual([]);
    const { changes } = await plan(wantedOf({ f: folderXml('two') }), jenkins);
    expect(changes).toMatchObject([
      { kind: 'change', configuration: expect.stringContaining('org.example.FolderCredentials') },
    ]);
  });

  it('shows no secret of the server', async () => {
    const jenkins = await server(wantedOf(JOB));
    const secrets =
      '<org.example.Hook><apiToken>open-text</apiToken><value>{AQAAABAAAAAQ+/=}</value></org.example.Hook>';
    jenkins.store.rewrite('a', text => text.replace('</traits>', `${secrets}</traits>`));
    const shown = JSON.stringify(
      (await plan(wantedOf(JOB), jenkins)).changes.map(change => 'difference' in change && change.difference),
    );
    expect(shown).toContain('org.example.Hook');
    expect(shown).not.toMatch(/open-text|AQAAABAAAAAQ/);
  });

  it('refuses names that others have, another kind, what it cannot read, and whatever stands below', async () => {
    const wanted = wantedOf({
      f: folderXml(''),
      'f/a': pipelineXml('x'),
      b: pipelineXml('x'),
      c: pipelineXml('x'),
    });
    const jenkins = new MemoryJenkins();
    jenkins.store.create('f', folderXml('', 'other'));
    jenkins.store.create('b', multibranchXml('cpu'));
    jenkins.store.create('c', pipelineXml('theirs').replace('managed by', 'not managed by'));
    const { changes } = await plan(wanted, jenkins);
    expect(changes.map(change => [change.path, change.kind])).toEqual([
      ['b', 'refused'],
      ['c', 'refused'],
      ['f', 'refused'],
      ['f/a', 'refused'],
    ]);
    const unreadable = planJobs(FLEET, wantedOf(JOB), {
      items: [{ path: 'a', kind: '', description: 'x\nmanaged by jenkins-fleet (tvm)' }],
      configurations: new Map([['a', '<!DOCTYPE a><a/>']]),
    });
    expect(unreadable.changes).toMatchObject([{ kind: 'refused' }]);
  });

  it('keeps a folder in which something of others stands', async () => {
    const jenkins = await server(wantedOf({ f: folderXml(''), 'f/a': pipelineXml('x') }));
    jenkins.store.create('f/theirs', pipelineXml('x', 'other'));
    const { changes } = await plan(wantedOf({}), jenkins);
    expect(changes.map(({ path, kind }) => [path, kind])).toEqual([
      ['f/a', 'remove'],
      ['f', 'kept'],
    ]);
  });
});
