import { describe, expect, it } from 'vitest';
import { type Forge, ForgeFailed } from '../../../bot/github/forge.ts';
import { memoryForge } from '../../../bot/github/memory-forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { addRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import type { Delivery } from '../../../bot/model/bot-event.ts';
import type { RepositorySettings } from '../../../bot/model/settings.ts';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { MemoryEventQueue } from '../../../bot/stores/memory-event-queue.ts';
import { Configurations } from '../../../bot/worker/configurations.ts';
import { listDeadLetters, replay } from '../../../bot/worker/effects/letters.ts';
import { gatherFacts } from '../../../bot/worker/gather-facts.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';
import { memoryHub } from '../github/memory-hub.ts';
import { pullRecord } from '../pull-record-sample.ts';

const FILE = 'names: [ci-bot]\ninstances: [one]\njobs:\n  unix: folder/unix\n';
const NOW = Date.UTC(2026, 0, 1);

function openHub(files: Readonly<Record<string, string>>) {
  const { hub } = memoryHub(NOW);
  const scene = setScene(hub, files);
  return { hub, scene, repository: { id: scene.repository.id, name: 'project/software' } };
}

/** A worker's parts around a forge of which some calls are others. */
function partsOf(forge: Forge, now = () => NOW): WorkerParts {
  const store = new MemoryBotStore();
  return {
    instance: 'one',
    store,
    queue: new MemoryEventQueue(),
    forge,
    configurations: new Configurations({ forge, store, unservable: () => [], now }),
    backendOf: () => undefined,
    uploader: undefined,
    publisher: undefined,
    log: () => undefined,
    now,
    sleep: async () => undefined,
    holder: 'a test',
    coalesce: 5_000,
    pollInterval: 60_000,
  };
}

const refused = () => Promise.reject(new ForgeFailed('it is a folder', { later: false }));

describe('a configuration that cannot be read', () => {
  it('leaves the last good one in force, and says why', async () => {
    const { hub, repository } = openHub({ '.ci-bot.yaml': FILE });
    const forge = memoryForge(hub);
    let broken = false;
    let at = NOW;
    const parts = partsOf({ ...forge, file: (...of) => (broken ? refused() : forge.file(...of)) }, () => at);
    const sound = await parts.configurations.of(repository);
    broken = true;
    at += 3_600_000;
    const held = await parts.configurations.of(repository);
    expect(held?.settings).toEqual(sound?.settings);
    expect(held?.problems.join()).toContain('it is a folder');
  });
});

describe('a configuration that many ask for at once', () => {
  it('is read once, and anew after a push that comes meanwhile', async () => {
    const { hub, repository } = openHub({ '.ci-bot.yaml': FILE });
    const forge = memoryForge(hub);
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let read = 0;
    const file: Forge['file'] = async (...of) => {
      const found = await forge.file(...of);
      read += 1;
      await gates[read - 1]?.promise;
      return found;
    };
    const { configurations } = partsOf({ ...forge, file });
    const ask = () => configurations.of(repository);
    const before = [ask(), ask(), ask()];
    configurations.forget(repository);
    const after = [ask(), ask()];
    gates[1]?.resolve();
    const [newest] = await Promise.all(after);
    gates[0]?.resolve();
    const [old] = await Promise.all(before);
    expect(read).toBe(2);
    expect(await ask()).toBe(newest);
    expect(old).not.toBe(newest);
  });

  it('is asked for again after a failure', async () => {
    const { hub, repository } = openHub({ '.ci-bot.yaml': FILE });
    const forge = memoryForge(hub);
    let isIll = true;
    const ill = () => Promise.reject(new ForgeFailed('ill', { later: true }));
    const { configurations } = partsOf({ ...forge, file: (...of) => (isIll ? ill() : forge.file(...of)) });
    await expect(configurations.of(repository)).rejects.toThrow('ill');
    isIll = false;
    expect((await configurations.of(repository))?.problems).toEqual([]);
  });
});

describe('a list of benchmarkers', () => {
  const listed = (repository: string) =>
    `${FILE}lists: {repository: ${repository}, path: people.yaml}\npermissions: {benchmark: []}\n`;
  const PEOPLE = 'people:\n  - {login: author, id: 4711}\n';
  const benchmarkers = async (of: string) => {
    const { hub, repository } = openHub({ '.ci-bot.yaml': listed(of) });
    addRepository(hub, of, { files: { 'people.yaml': PEOPLE } });
    const found = await partsOf(memoryForge(hub)).configurations.of(repository);
    return found?.settings.rights.benchmark;
  };

  it('counts when it belongs to the same owner, and not when it belongs to another', async () => {
    expect(await benchmarkers('project/lists')).toMatchObject([{ kind: 'person', id: 4711 }]);
    expect(await benchmarkers('other/lists')).toEqual([]);
  });
});

describe('a team that the bot may not look at', () => {
  it('takes away no right that somebody has otherwise', async () => {
    const { hub, scene, repository } = openHub({ '.ci-bot.yaml': FILE });
    const forge = memoryForge(hub);
    const parts = partsOf({ ...forge, isMember: refused });
    const configuration = await parts.configurations.of(repository);
    if (configuration === undefined) throw new Error('there is a configuration');
    const team: RepositorySettings['trusted'][number] = { kind: 'team', team: 'other/team' };
    const settings = { ...configuration.settings, trusted: [team] };
    const pull = asPull(scene.author.open(scene.repository, { branch: 'fix', files: { a: 'a' } }));
    const { id, login } = scene.committer.account;
    const wanted = { pull: false, standings: [{ id, login }] };
    const facts = await gatherFacts(pull.ref, wanted, { ...configuration, settings }, parts, 'throw');
    expect(facts.standings).toMatchObject([{ role: 'write', teams: [] }]);
  });
});

describe('dead letters', () => {
  const pushed = (id: string, repository: number): Delivery => ({
    id,
    received: NOW,
    event: {
      kind: 'push',
      repository: { id: repository, name: 'project/software' },
      branch: 'main',
      sha: 'a'.repeat(40),
      isDefault: true,
      by: undefined,
    },
  });

  it('of another repository are neither seen nor put back', async () => {
    const { hub } = openHub({});
    const parts = partsOf(memoryForge(hub));
    const record = pullRecord({});
    const ours = record.pull.ref.repository.id;
    let now = NOW;
    for (const delivery of [pushed('ours', ours), pushed('theirs', ours + 1)])
      await parts.queue.put(delivery, delivery.id);
    while ((await parts.queue.deadLetters(10)).length < 2) {
      now += 3_600_000;
      for (const taken of await parts.queue.take(10, now)) await parts.queue.back(taken, 'broken', 0, now);
    }
    const scene = { record, parts, configuration: { settings: await settingsOf(), problems: [] } };
    const told = await listDeadLetters(scene);
    expect(JSON.stringify(told)).toContain('ours');
    expect(JSON.stringify(told)).not.toContain('theirs');
    expect(await replay('theirs', scene)).toMatchObject({ kind: 'failed' });
    expect(await replay('ours', scene)).toEqual({ kind: 'done' });
    expect((await parts.queue.deadLetters(10)).map(({ id }) => id)).toEqual(['theirs']);
  });
});

async function settingsOf(): Promise<RepositorySettings> {
  const { hub, repository } = openHub({ '.ci-bot.yaml': FILE });
  const found = await partsOf(memoryForge(hub)).configurations.of(repository);
  if (found === undefined) throw new Error('there is a configuration');
  return found.settings;
}
