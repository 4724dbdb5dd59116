import { beforeEach, describe, expect, it } from 'vitest';
import { BackendFailed } from '../../../bot/backends/backend.ts';
import { historyOf } from '../../../bot/benchmarks/history.ts';
import { ForgeFailed } from '../../../bot/github/forge.ts';
import { type MemoryForgeOptions, memoryForge } from '../../../bot/github/memory-forge.ts';
import type { HeldRepository, Hub } from '../../../bot/github/stand-in/hub.ts';
import { addRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { BenchmarkReports } from '../../../bot/worker/benchmark-reports.ts';
import { ReportPublisher } from '../../../bot/worker/report-publisher.ts';
import { backendOrder } from '../../contracts/backend-orders.ts';
import { reportSample } from '../benchmarks/report-samples.ts';
import { memoryHub } from '../github/memory-hub.ts';
import { pullRecord } from '../pull-record-sample.ts';
import { ended, run as runOf } from '../status/records.ts';

const SETTINGS = { repository: 'project/reports', branch: 'main', address: undefined };

describe('publishing reports', () => {
  let place: HeldRepository;
  let store: MemoryBotStore;
  let fault: MemoryForgeOptions['fault'];
  let forge: ReturnType<typeof memoryForge>;
  let hub: Hub;

  beforeEach(() => {
    fault = undefined;
    ({ hub } = memoryHub());
    place = addRepository(hub, 'project/reports', { files: { 'README.md': 'reports\n' } });
    store = new MemoryBotStore();
    forge = memoryForge(hub, { fault: (call, number) => fault?.(call, number) });
  });

  const publisher = (said: object = {}) =>
    new ReportPublisher({
      forge,
      store,
      now: () => 0,
      holder: 'one',
      web: 'https://github.com',
      settings: { ...SETTINGS, ...said },
    });
  const { pull } = pullRecord();
  const published = (seed: number) => {
    const report = reportSample(seed);
    const order = backendOrder({ run: report.run, sha: report.sha, base: report.base, pull: pull.ref });
    return {
      report,
      what: {
        run: runOf({ id: report.run, sha: report.sha, standing: ended('success') }),
        name: { order, handle: undefined },
        pull,
        backend: { artefact: () => Promise.reject(new BackendFailed('gone', { later: false })) },
      },
    };
  };
  type Published = Parameters<ReportPublisher['publish']>[0];
  const publish = async (seed: number, by = publisher()) => {
    const { report, what } = published(seed);
    await store.setNote(`report:${report.run}`, JSON.stringify(report));
    // Nothing but this call is made of the backend.
    return by.publish(what as unknown as Published);
  };
  const files = () => hub.git.filesAt(place.branches.get('main') ?? '');
  const runs = () => historyOf(files().get('apache/mxnet/history.json')).map(({ run }) => run);

  it('commits page, Markdown, JSON and index at once, and says where', async () => {
    const before = place.branches.get('main');
    const { run } = reportSample(1);
    expect(await publish(1)).toBe(`https://github.com/project/reports/blob/main/apache/mxnet/42/${run}.md`);
    const commit = hub.git.commit(place.branches.get('main') ?? '');
    expect(commit?.parents).toEqual([before]);
    for (const name of [`42/${run}.html`, `42/${run}.md`, `42/${run}.json`, 'index.html', 'history.json'])
      expect(files().get(`apache/mxnet/${name}`)).toBeDefined();
    expect(files().get('README.md')).toBe('reports\n');
    expect(files().get('apache/mxnet/index.html')).toContain(`42/${run}.html`);
    expect(await publish(2, publisher({ address: 'https://reports.example.org' }))).toMatch(
      /^https:\/\/reports\.example\.org\/apache\/mxnet\/42\/[0-9a-f]{16}\.html$/,
    );
    expect(runs()).toEqual([run, reportSample(2).run]);
  });

  it('changes nothing when it is done again, also after others', async () => {
    await publish(1);
    const first = files();
    const tip = place.branches.get('main');
    await publish(1);
    expect(place.branches.get('main')).toBe(tip);
    await publish(2);
    await publish(1);
    const page = `apache/mxnet/42/${reportSample(1).run}.html`;
    expect(files().get(page)).toBe(first.get(page));
    expect(runs()).toHaveLength(2);
  });

  it('loses no report when several are committed at once', async () => {
    const one = publisher();
    await Promise.all([1, 2, 3, 4].map(seed => publish(seed, one)));
    expect(runs().toSorted()).toEqual([1, 2, 3, 4].map(seed => reportSample(seed).run).toSorted());
  });

  it('is done once whichever call fails or loses its answer', async () => {
    for (const when of ['before', 'after'] as const)
      for (let bad = 1; bad <= 5; bad += 1) {
        let calls = 0;
        fault = () => {
          calls += 1;
          return calls === bad ? { when, failed: new ForgeFailed('lost', { later: true }) } : undefined;
        };
        await publish(1).catch(error => expect(error).toBeInstanceOf(ForgeFailed));
        fault = undefined;
        await publish(1);
        expect(runs()).toEqual([reportSample(1).run]);
      }
  });

  it('says what is missing', async () => {
    const { what } = published(9);
    const asked = () => publisher().publish(what as unknown as Published);
    await expect(asked()).rejects.toMatchObject({ name: 'BackendFailed', later: false });
    await expect(publish(9, publisher({ repository: 'project/none' }))).rejects.toThrow('project/none');
  });

  it('has floors learnt from what was committed before', async () => {
    await publish(1);
    await publish(2);
    const known = await new BenchmarkReports(forge, SETTINGS).floorsOf(pull.ref.repository, {
      ...reportSample(3),
      benchmarks: [],
    });
    expect(known.get('interpolation')).toBeGreaterThan(0);
  });
});
