import { afterEach, expect, it } from 'vitest';
import { GitlabBackend } from '../../../bot/backends/gitlab/gitlab-backend.ts';
import { groupOf } from '../../../bot/events/group.ts';
import { memoryForge } from '../../../bot/github/memory-forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { addRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import { BenchmarkReports } from '../../../bot/worker/benchmark-reports.ts';
import { Configurations } from '../../../bot/worker/configurations.ts';
import { lookAfter } from '../../../bot/worker/look-after.ts';
import { ReportPublisher } from '../../../bot/worker/report-publisher.ts';
import { handleTaken } from '../../../bot/worker/run-worker.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';
import { type GitlabRoom, gitlabRoom } from '../backends/gitlab/gitlab-room.ts';
import { BotWorld } from './bot-world.ts';

let room: GitlabRoom | undefined;
afterEach(() => room?.gitlab.stop());

const SETTINGS = { repository: 'project/reports', branch: 'main', address: undefined };

it.each(['posted', 'lost'])(
  'a comment has benchmarks run once, and the verdict and its page stand in the table; the report was %s',
  async way => {
    const world = new BotWorld(undefined, ['one']);
    const one = world.instance('one');
    addRepository(world.hub, 'project/reports', { files: { 'README.md': 'reports\n' } });
    const gitlab = await gitlabRoom(() => ({ waits: 1_000, runs: 5_000, status: 'success', files: {} }));
    room = gitlab;
    gitlab.now = world.now;
    gitlab.delivered = way === 'posted';
    const { store, queue } = one;
    const forge = memoryForge(world.hub);
    const now = () => world.now;
    const reports = new BenchmarkReports(forge, SETTINGS);
    const backend = new GitlabBackend({
      ...gitlab.world,
      reportOf: run => store.note(`report:${run}`),
      floorsOf: (repository, report) => reports.floorsOf(repository, report),
    });
    const parts: WorkerParts = {
      instance: 'one',
      store,
      queue,
      forge,
      configurations: new Configurations({ forge, store, now, unservable: () => [] }),
      backendOf: target => (target.backend === 'gitlab' ? backend : undefined),
      uploader: undefined,
      publisher: new ReportPublisher({
        forge,
        store,
        now,
        holder: 'w',
        web: 'https://github.com',
        settings: SETTINGS,
      }),
      log: () => {},
      now,
      sleep: async () => {},
      holder: 'worker',
      coalesce: 5_000,
      pollInterval: 60_000,
    };
    const work = async () => {
      await one.arrive(false);
      for (let taken = await queue.take(8, now()); taken.length > 0; taken = await queue.take(8, now()))
        for (const each of taken) await handleTaken(each, parts);
    };
    const pull = world.scene.author.open(world.scene.repository, { branch: 'faster', files: { a: 'a' } });
    await work();
    world.scene.committer.review(pull, 'approved');
    world.scene.committer.comment(pull, '@ci-bot runbenchmarks');
    for (let minute = 0; minute < 12; minute += 1) {
      await work();
      world.now += 61_000;
      gitlab.now = world.now;
      gitlab.gitlab.pipelines.advance();
      for (const [run, text] of gitlab.notes) {
        const event = { kind: 'report', pull: asPull(pull).ref, run, report: JSON.parse(text) } as const;
        await queue.put({ id: `report:${run}`, received: world.now, event }, groupOf(event));
      }
      gitlab.notes.clear();
      await work();
      await lookAfter(parts);
    }
    const [comment] = conversation(pull).filter(({ byBot }) => byBot);
    expect(comment?.body).toContain('1 regression, 1 equivalent');
    expect(comment?.body).toContain('https://github.com/project/reports/blob/main/project/software/');
    expect([...gitlab.begun.values()]).toEqual([1]);
    world.scene.author.close(pull);
    await work();
    world.now += 61_000;
    await lookAfter(parts);
    expect([...gitlab.gitlab.git.branches.keys()]).toEqual(['main']);
    expect(conversation(pull).find(({ byBot }) => byBot)?.body).toContain('it was deleted');
  },
);
