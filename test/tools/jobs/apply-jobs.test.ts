import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JenkinsFailed, type JenkinsFault } from '../../../tools/adapters/jenkins/jenkins.ts';
import { MemoryJenkins } from '../../../tools/adapters/jenkins/memory-jenkins.ts';
import { applyJobs } from '../../../tools/jobs/apply-jobs.ts';
import { isOurs, planJobs } from '../../../tools/jobs/plan-jobs.ts';
import { presentJobs } from '../../../tools/jobs/present-jobs.ts';
import type { WantedJobs } from '../../../tools/jobs/wanted-jobs.ts';
import { FLEET, folderXml, multibranchXml, pipelineXml, renderedArbitrary, wantedOf } from './sample-jobs.ts';
import { asJenkinsSaves } from './served-xml.ts';

const plan = async (wanted: WantedJobs, jenkins: MemoryJenkins) =>
  planJobs(FLEET, wanted, await presentJobs(FLEET, wanted, jenkins));

const apply = async (wanted: WantedJobs, jenkins: MemoryJenkins) =>
  applyJobs(FLEET, await plan(wanted, jenkins), jenkins, () => {});

/** A server on which other people and another fleet have jobs too, some of them where ours are wanted. */
const foreignArbitrary = fc.dictionary(
  fc.constantFrom('a', 'f', 'f/b', 'g', 'g/z', 'z'),
  fc.constantFrom<'person' | 'fleet'>('person', 'fleet'),
);

function putForeign(jenkins: MemoryJenkins, foreign: Readonly<Record<string, 'person' | 'fleet'>>): void {
  for (const [path, whose] of Object.entries(foreign).sort()) {
    const { store } = jenkins;
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
    if (folder !== undefined && !store.list().some(item => item.path === folder)) continue;
    if (store.list().some(item => item.path === path)) store.delete(path);
    const xml =
      path.length === 1 && 'fg'.includes(path)
        ? folderXml('theirs', 'other')
        : pipelineXml('theirs', 'other');
    store.create(path, whose === 'fleet' ? xml : xml.replaceAll('managed by', 'made by'));
  }
}

const foreignState = ({ store }: MemoryJenkins) =>
  store
    .list()
    .flatMap(item => (isOurs(item, FLEET) ? [] : [[item.path, store.read(item.path).configuration]]));

describe('applying a plan', () => {
  it('reaches what is wanted, touches nothing else, and has nothing to do the second time', async () => {
    await fc.assert(
      fc.asyncProperty(
        renderedArbitrary,
        renderedArbitrary,
        foreignArbitrary,
        async (before, after, foreign) => {
          const jenkins = new MemoryJenkins();
          await apply(wantedOf(before), jenkins);
          putForeign(jenkins, foreign);
          const theirs = foreignState(jenkins);
          const wanted = wantedOf(after);
          const acts = await apply(wanted, jenkins);
          expect(foreignState(jenkins)).toEqual(theirs);
          expect(acts.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
          const second = await plan(wanted, jenkins);
          expect(second.changes.filter(({ kind }) => kind !== 'refused' && kind !== 'kept')).toEqual([]);
          const ours = jenkins.store
            .list()
            .filter(item => isOurs(item, FLEET))
            .map(({ path }) => path);
          const spared = second.changes.map(({ path }) => path);
          expect(ours.filter(path => !wanted.has(path) && !spared.includes(path))).toEqual([]);
          expect([...wanted.keys()].filter(path => !ours.includes(path) && !spared.includes(path))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('finds nothing to do when Jenkins saved everything in its own way', async () => {
    await fc.assert(
      fc.asyncProperty(renderedArbitrary, async rendered => {
        const jenkins = new MemoryJenkins();
        const wanted = wantedOf(rendered);
        await apply(wanted, jenkins);
        for (const { path } of jenkins.store.list()) jenkins.store.rewrite(path, asJenkinsSaves);
        expect(await plan(wanted, jenkins)).toEqual({ changes: [], unchanged: wanted.size });
      }),
      { numRuns: 10 },
    );
  });

  it('survives a fault at any call: what it did stands, foreign jobs stand, and the next run finishes', async () => {
    const fault = fc.constantFrom<JenkinsFault>('unreachable', 'unauthorised', 'refused', 'unclear', 'taken');
    await fc.assert(
      fc.asyncProperty(
        renderedArbitrary,
        renderedArbitrary,
        fc.nat(12),
        fault,
        fc.boolean(),
        async (before, after, at, kind, done) => {
          const jenkins = new MemoryJenkins();
          await apply(wantedOf(before), jenkins);
          jenkins.store.create('z', pipelineXml('theirs', 'other'));
          const wanted = wantedOf(after);
          const planned = await plan(wanted, jenkins);
          let calls = 0;
          jenkins.before = act => {
            if (calls++ !== at) return;
            // The connection may also break after the server has done it.
            if (done && act.startsWith('delete ')) jenkins.store.delete(act.slice('delete '.length));
            throw new JenkinsFailed(kind, 'fault');
          };
          const acts = await applyJobs(FLEET, planned, jenkins, () => {});
          expect(acts.map(({ path }) => path)).toEqual(planned.changes.map(({ path }) => path));
          expect(acts.filter(({ outcome }) => outcome === 'failed').length).toBeLessThanOrEqual(1);
          jenkins.before = () => {};
          await apply(wanted, jenkins);
          const { changes } = await plan(wanted, jenkins);
          expect(changes.filter(change => change.kind !== 'refused')).toEqual([]);
          expect(jenkins.store.read('z').configuration).toBe(pipelineXml('theirs', 'other'));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('does not try further when the server is gone, and says so of each', async () => {
    const jenkins = new MemoryJenkins();
    jenkins.before = act => {
      if (act.startsWith('create')) throw new JenkinsFailed('unreachable', 'gone');
    };
    const acts = await apply(wantedOf({ a: pipelineXml('x'), b: pipelineXml('y') }), jenkins);
    expect(acts.map(({ outcome }) => outcome)).toEqual(['failed', 'left']);
    expect(acts[1]?.why).toContain('gone');
  });

  it('leaves a job that runs builds, but takes it no new ones; later it goes', async () => {
    const jenkins = new MemoryJenkins();
    await apply(wantedOf({ f: folderXml(''), 'f/a': multibranchXml('cpu') }), jenkins);
    jenkins.store.occupy('f/a', ['f/a/main #7']);
    const acts = await apply(wantedOf({}), jenkins);
    expect(acts.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['f/a', 'left'],
      ['f', 'left'],
    ]);
    expect(acts[0]?.why).toContain('f/a/main #7');
    expect(jenkins.store.read('f/a').configuration).toContain('<disabled>true</disabled>');
    jenkins.store.occupy('f/a', []);
    await apply(wantedOf({}), jenkins);
    expect(jenkins.store.list()).toEqual([]);
  });

  it('changes a job whose builds run', async () => {
    const jenkins = new MemoryJenkins();
    await apply(wantedOf({ a: multibranchXml('cpu') }), jenkins);
    jenkins.store.occupy('a', ['a/main #7']);
    const [act] = await apply(wantedOf({ a: multibranchXml('gpu') }), jenkins);
    expect(act?.outcome).toBe('done');
    expect(jenkins.store.read('a').busy).toEqual(['a/main #7']);
  });

  it('leaves a folder into which somebody put something just now', async () => {
    const jenkins = new MemoryJenkins();
    await apply(wantedOf({ f: folderXml('') }), jenkins);
    const planned = await plan(wantedOf({}), jenkins);
    jenkins.store.create('f/theirs', pipelineXml('theirs', 'other'));
    const acts = await applyJobs(FLEET, planned, jenkins, () => {});
    expect(acts.map(({ outcome }) => outcome)).toEqual(['left']);
    expect(jenkins.store.list().map(({ path }) => path)).toEqual(['f', 'f/theirs']);
  });

  it('leaves what was changed or adopted by somebody between the look and the act', async () => {
    const jenkins = new MemoryJenkins();
    await apply(wantedOf({ a: pipelineXml('x'), b: pipelineXml('y') }), jenkins);
    const planned = await plan(wantedOf({ a: pipelineXml('new') }), jenkins);
    jenkins.store.rewrite('a', text => text.replace('>x<', '>meanwhile<'));
    jenkins.store.rewrite('b', text => text.replace('managed by', 'adopted from'));
    const acts = await applyJobs(FLEET, planned, jenkins, () => {});
    expect(acts.map(({ outcome }) => outcome)).toEqual(['left', 'left']);
    expect(jenkins.store.read('a').configuration).toContain('meanwhile');
  });
});
