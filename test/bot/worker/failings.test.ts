import { describe, expect, it } from 'vitest';
import { readComment } from '../../../bot/comments/read-comment.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import { setRole } from '../../../bot/github/stand-in/repository-acts.ts';
import { takeIn } from '../../../bot/worker/take-in.ts';
import type { Carriage } from './bot-instance.ts';
import {
  BotWorld,
  CONFIGURATION,
  handleQueue,
  type Job,
  keyOf,
  lookAfterRuns,
  personOf,
} from './bot-world.ts';

// What users of peers ask for, and what no peer has: each here with all of the bot but GitHub and the systems behind it.

const BUILD = 'bot: build arch:x86_64/amd/zen2';

interface Opened {
  readonly world: BotWorld;
  readonly pull: HeldPull;
}

/** A pull request of somebody from outside, or of a committer. */
function opened(by: 'outsider' | 'committer', configuration = CONFIGURATION): Opened {
  const world = new BotWorld(configuration);
  const fork = by === 'outsider';
  const pull = world.scene[by].open(world.scene.repository, { branch: 'mend', files: { a: 'b' }, fork });
  return { world, pull };
}

/** Runs of a pull request at an instance, as `target outcome`. */
async function runs({ world, pull }: Opened, instance: string): Promise<readonly string[]> {
  const record = await world.instance(instance).record(keyOf(pull));
  return (record?.runs ?? []).map(({ target, standing }) =>
    standing.kind === 'ended' ? `${target} ${standing.result.outcome}` : `${target} ${standing.kind}`,
  );
}

const comment = ({ world, pull }: Opened): string => world.comments(pull).join('\n');

describe('what users of peers ask for', () => {
  it('a run that goes on is stopped by abort', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const one = world.instance('one');
    one.plan = () => ({ runs: Number.POSITIVE_INFINITY });
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    await world.goOn();
    expect(await runs(told, 'one')).toEqual(['unix-cpu running']);
    world.scene.committer.comment(pull, '@ci-bot abort');
    await world.goOn(12);
    expect(await runs(told, 'one')).toEqual(['unix-cpu cancelled']);
    expect(one.orders.every(({ run }) => one.system.find(run)?.stopped)).toBe(true);
    expect(comment(told)).toContain('committer stopped it');
  });

  it('status tells how runs stand at that moment, whenever they were looked at before', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const one = world.instance('one');
    one.plan = () => ({ runs: 3_600_000 });
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    await world.goOn();
    world.pass(7_200_000);
    expect(await runs(told, 'one')).toEqual(['unix-cpu running']);
    world.scene.committer.comment(pull, '@ci-bot status');
    await one.arrive(true);
    const process = one.processes[0] ?? one.start();
    await world.run([{ process, job: handleQueue }]);
    expect(await runs(told, 'one')).toEqual(['unix-cpu success']);
    expect(comment(told)).toContain('1 success');
  });

  it('rerun failed runs what failed and nothing else, also for an author who is no committer', async () => {
    const told = opened('outsider');
    const { world, pull } = told;
    const one = world.instance('one');
    one.plan = () => ({ outcome: one.orders.length === 2 ? 'failure' : 'success' });
    world.scene.committer.comment(pull, '@ci-bot run ci [all]');
    await world.goOn(16);
    expect(await runs(told, 'one')).toEqual(['unix-cpu success', 'unix-gpu failure']);
    world.scene.outsider.comment(pull, '@ci-bot rerun failed');
    await world.goOn(16);
    expect(await runs(told, 'one')).toEqual(['unix-cpu success', 'unix-gpu failure', 'unix-gpu success']);
  });

  it.each<Carriage>(['failed', 'vanished'])(
    'a comment whose webhook %s is found, and heeded once',
    async how => {
      const told = opened('committer');
      const { world, pull } = told;
      world.carriage = () => how;
      const asked = world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
      await world.settle();
      expect(await runs(told, 'one')).toEqual(['unix-cpu success']);
      expect(world.reactions(pull, asked)).toContain('eyes');
    },
  );

  it('a review and a label that could not be handed over are sent again', async () => {
    const told = opened('outsider');
    const { world, pull } = told;
    world.scene.outsider.comment(pull, '@ci-bot run ci [unix-cpu]');
    world.scene.committer.comment(pull, 'Looks good.');
    await world.settle();
    expect(await runs(told, 'one')).toEqual(['unix-cpu unapproved']);
    world.carriage = () => 'failed';
    world.scene.committer.review(pull, 'approved');
    await world.settle();
    expect(await runs(told, 'one')).toEqual(['unix-cpu success']);
  });

  it('a lost closing is found each time', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    world.scene.committer.comment(pull, '@ci-bot status');
    await world.settle();
    for (const _ of [1, 2]) {
      world.carriage = () => 'vanished';
      world.scene.committer.close(pull);
      await world.settle();
      expect((await world.instance('one').record(keyOf(pull)))?.pull.state).toBe('closed');
      world.scene.committer.reopen(pull);
      await world.settle();
      expect((await world.instance('one').record(keyOf(pull)))?.pull.state).toBe('open');
    }
  });

  it('the commit is pinned: what runs is the head of when it was asked for, though another is pushed before it begins', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const one = world.instance('one');
    // Taken on, and killed before it is handed over.
    one.start(call => (call === 'jenkins.submit' ? 'killed before' : undefined));
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    await world.goOn(1);
    expect(await runs(told, 'one')).toEqual(['unix-cpu starting']);
    const before = pull.head.sha;
    world.scene.committer.push(pull, { a: 'c' });
    await world.settle();
    expect(one.orders.map(({ sha }) => sha)).toEqual([before]);
    expect((await one.record(keyOf(pull)))?.runs).toMatchObject([{ sha: before, outdated: true }]);
  });

  it('an approval does not outlive its commit', async () => {
    const told = opened('outsider');
    const { world, pull } = told;
    world.pass(5_000);
    world.scene.committer.comment(pull, '@ci-bot approve');
    await world.goOn(2);
    world.scene.outsider.push(pull, { a: 'evil' });
    world.pass(5_000);
    world.scene.outsider.comment(pull, '@ci-bot run ci [unix-cpu]');
    await world.settle();
    expect(await runs(told, 'one')).toEqual(['unix-cpu unapproved']);
    expect(world.instance('one').orders).toEqual([]);
    expect(comment(told)).toContain('runs once it is approved');
  });

  it.each([
    ['by force', false],
    ['without force, on top of where force had moved it', true],
  ])(
    'a word does not count for a commit that was away when it was written, though both pushes come late: back %s',
    async (_, isOnTop) => {
      const told = opened('outsider');
      const { world, pull } = told;
      const { outsider, committer } = world.scene;
      const first = pull.head.sha;
      const shown = isOnTop ? outsider.push(pull, { a: 'more' }) : first;
      await world.goOn(2);
      world.carriage = (_instance, event) => (event.event === 'pull_request' ? 'late' : 'comes');
      world.pass(60_000);
      if (isOnTop) outsider.moveHead(pull, first);
      else outsider.push(pull, { a: 'harmless' });
      world.pass(60_000);
      committer.comment(pull, '@ci-bot run ci [unix-cpu]');
      world.pass(5_000);
      outsider.moveHead(pull, shown);
      const one = world.instance('one');
      const process = one.start();
      // The comment overtakes both pushes.
      await one.arrive(false);
      await world.run([{ process, job: handleQueue }]);
      expect((await one.record(keyOf(pull)))?.pull.head.sha).toBe(shown);
      expect((await one.record(keyOf(pull)))?.approvals).toEqual([]);
      await world.settle();
      expect(one.orders).toEqual([]);
      expect(comment(told)).toContain(`it is \`${shown}\` now`);
      world.pass(60_000);
      committer.comment(pull, '@ci-bot run ci [unix-cpu]');
      await world.settle();
      expect(one.orders.map(({ sha }) => sha)).toEqual([shown]);
    },
  );

  it('a word counts for nothing until GitHub says whether the head was moved, and is not lost', async () => {
    const told = opened('outsider');
    const { world, pull } = told;
    await world.goOn(2);
    world.pass(60_000);
    const one = world.instance('one');
    let asked = 0;
    const process = one.start(call => {
      if (call !== 'forge.lastHeadMove') return undefined;
      asked += 1;
      return asked < 3 ? 'fails' : undefined;
    });
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    await one.arrive(true);
    await world.run([{ process, job: handleQueue }]);
    expect(asked).toBe(1);
    expect((await one.record(keyOf(pull)))?.approvals).toEqual([]);
    for (let round = 0; round < 4; round += 1) {
      world.pass(300_000);
      await world.run([{ process, job: handleQueue }]);
    }
    expect(asked).toBe(3);
    expect((await one.record(keyOf(pull)))?.approvals).toHaveLength(1);
    await world.settle();
    expect(await runs(told, 'one')).toEqual(['unix-cpu success']);
  });

  it('one comment of each instance tells everything, and comes back when somebody deletes it', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    for (const text of ['@ci-bot run ci [all]', BUILD, '@ci-bot status', '@ci-bot help']) {
      world.scene.committer.comment(pull, text);
      await world.goOn(4);
    }
    expect(world.comments(pull)).toHaveLength(2);
    const own = pull.repository.comments.filter(({ author }) => author.type === 'Bot');
    for (const { id } of own) world.scene.admin.delete(pull, id);
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    world.scene.committer.comment(pull, BUILD);
    await world.settle();
    expect(world.comments(pull)).toHaveLength(2);
  });

  it('a failure of the system behind is said in the pull request', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    world.instance('two').start(call => (call === 'slurm.submit' ? 'refused' : undefined));
    world.scene.committer.comment(pull, BUILD);
    await world.goOn(4);
    expect(await runs(told, 'two')).toEqual(['x86_64/amd/zen2 stack-2023.06 not-started']);
    expect(comment(told)).toContain('slurm.submit goes wrong as planned');
  });

  it('a job that was cancelled by hand is shown as that', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const two = world.instance('two');
    two.plan = () => ({ runs: Number.POSITIVE_INFINITY });
    world.scene.committer.comment(pull, BUILD);
    await world.goOn(6);
    for (const { run } of two.orders) two.system.cancel(run);
    await world.settle();
    expect(await runs(told, 'two')).toEqual(['x86_64/amd/zen2 stack-2023.06 cancelled']);
    expect(comment(told)).toMatch(/stopped|by hand/);
  });

  it('a misspelt job gets a suggestion from one instance, and nothing runs', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const asked = world.scene.committer.comment(pull, '@ci-bot run ci [unix-gpo]');
    await world.settle();
    expect(comment(told)).toContain('unix-gpu');
    expect(world.comments(pull)).toHaveLength(1);
    expect(world.reactions(pull, asked)).toEqual(['eyes', 'confused']);
    expect(world.instances.flatMap(({ orders }) => orders)).toEqual([]);
  });

  it('the place in the queue is shown', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const one = world.instance('one');
    one.plan = () => ({ waits: 3_600_000 });
    world.scene.committer.comment(pull, '@ci-bot run ci [all]');
    await world.goOn();
    const record = await one.record(keyOf(pull));
    expect(record?.runs.map(({ standing }) => standing)).toMatchObject([
      { kind: 'queued', position: 1 },
      { kind: 'queued', position: 2 },
    ]);
  });
});

describe('what no peer has', () => {
  it('the right is looked at again when a held job is to begin: it was lost meanwhile, and the job is ended', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const { repository, committer } = world.scene;
    const two = world.instance('two');
    // Handed over, and killed before it is released.
    two.start(call => (call === 'slurm.release' ? 'killed before' : undefined));
    committer.comment(pull, BUILD);
    await world.goOn(1);
    expect(two.orders).toHaveLength(1);
    setRole(repository, committer.account, 'read');
    await world.settle();
    expect(two.begun.map(({ times }) => times)).toEqual([0]);
    expect(await runs(told, 'two')).toEqual(['x86_64/amd/zen2 stack-2023.06 not-started']);
    expect(comment(told)).toContain('may not run it any more');
  });

  it('a dead letter is listed and replayed by chat', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const one = world.instance('one');
    const ill = one.start(call => (call === 'store.read' ? 'fails' : undefined));
    world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
    await one.arrive(true);
    for (let round = 0; round < 20; round += 1) {
      await world.run([{ process: ill, job: handleQueue }]);
      world.pass(300_000);
    }
    const [letter] = (await one.queue.deadLetters(9)).filter(
      ({ delivery }) => delivery?.event.kind === 'comment',
    );
    expect(letter?.why).toContain('goes wrong as planned');
    one.processes = [];
    world.scene.admin.comment(pull, '@ci-bot dead letters');
    await one.arrive(true);
    const well = one.start();
    await world.run([{ process: well, job: handleQueue }]);
    expect(comment(told)).toContain(letter?.id);
    world.scene.admin.comment(pull, `@ci-bot retry delivery ${letter?.id}`);
    await one.arrive(true);
    for (let round = 0; round < 8; round += 1) {
      await world.run([{ process: well, job: handleQueue }]);
      await world.run([{ process: well, job: lookAfterRuns }]);
      world.pass(61_000);
    }
    expect(await runs(told, 'one')).toEqual(['unix-cpu success']);
  });

  it('a pull request that cannot be looked after keeps no other from it', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const other = world.scene.committer.open(world.scene.repository, { branch: 'other', files: { a: 'c' } });
    const one = world.instance('one');
    one.start();
    for (const each of [pull, other]) world.scene.committer.comment(each, '@ci-bot run ci [unix-cpu]');
    await world.goOn(2);
    one.processes = [];
    // Everything that is asked of the store for the first pull request fails.
    const key = keyOf(pull);
    const read = one.store.read.bind(one.store);
    one.store.read = async name => {
      if (name === key) throw new Error('cannot be read');
      return read(name);
    };
    await world.goOn(16);
    expect(await runs({ world, pull: other }, 'one')).toEqual(['unix-cpu success']);
  });

  it.each(['forge.pull', 'forge.role'])(
    'while GitHub does not answer %s nothing begins and nothing is lost',
    async silent => {
      const told = opened('committer');
      const { world, pull } = told;
      const two = world.instance('two');
      world.scene.committer.comment(pull, BUILD);
      let down = false;
      two.start(call => {
        down ||= call === 'slurm.submit';
        return down && call === silent ? 'fails' : undefined;
      });
      await world.goOn(8);
      expect(two.begun.map(({ times }) => times)).toEqual([0]);
      const record = await two.record(keyOf(pull));
      expect(record?.runs.map(({ handle }) => handle)).toEqual(['memory-1']);
      await world.settle();
      expect(await runs(told, 'two')).toEqual(['x86_64/amd/zen2 stack-2023.06 success']);
    },
  );

  it('two that decide at once both decide on what the other wrote', async () => {
    const { world, pull } = opened('committer');
    const one = world.instance('one');
    const { ref } = asPull(pull);
    const at =
      (number: number): Job =>
      async ({ parts }) => {
        const author = personOf(world.scene.committer);
        const comment = {
          id: number,
          body: '',
          author,
          byBot: false,
          at: world.now,
          url: 'https://x.example/1',
        };
        const event = { kind: 'comment', change: 'created', pull: ref, comment, by: author } as const;
        const configuration = await parts.configurations.of(ref.repository);
        if (configuration === undefined) throw new Error('there is no configuration');
        const reading = readComment('@ci-bot run ci [unix-cpu]', configuration.settings);
        await takeIn(ref, { kind: 'event', id: `d${number}`, event, reading }, configuration, parts);
      };
    let turn = 0;
    // By turns: both have read before either writes.
    world.choose = many => turn++ % many;
    await world.run([1, 2].map(number => ({ process: one.start(), job: at(number) })));
    const record = await one.record(keyOf(pull));
    expect(record?.requests.map(({ comment }) => comment?.id).toSorted()).toEqual([1, 2]);
    expect(record?.runs).toHaveLength(2);
  });

  it('an edited comment that was missed is an edit still, and ignored where edits are', async () => {
    const told = opened('committer');
    const { world, pull } = told;
    const asked = world.scene.committer.comment(pull, 'Looks good.');
    world.carriage = () => 'vanished';
    world.pass(2_000);
    world.scene.committer.edit(pull, asked, '@ci-bot run ci [unix-cpu]');
    await world.settle();
    expect(await runs(told, 'one')).toEqual([]);
  });
});
