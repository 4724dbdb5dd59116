import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bot/benchmarks/seeded-random.ts';
import type { HeldPull } from '../../bot/github/stand-in/hub.ts';
import { conversation } from '../../bot/github/stand-in/people.ts';
import { botComments, SECRET, type Served, type ServedRoom, servedRoom, until } from './served-room.ts';
import { slurmIsMissing } from './started-slurm.ts';

// The real process, over a real Slurm, whose scheduler begins and ends a job by its rhythm of about a second each; the bot looks every
// five seconds. Each start of a process takes a second. All of it is about a minute.
const BUILD = 'bot: build repo:stack-2023.06 arch:linux/x86_64/generic';
let room: ServedRoom;
const served: Served[] = [];

beforeAll(async () => {
  if (!slurmIsMissing) room = await servedRoom();
});
afterEach(async () => {
  for (const each of served.splice(0)) await each.kill();
});
afterAll(() => room?.stop());

async function serve(...words: readonly string[]): Promise<Served> {
  const process = await room.serve(...words);
  served.push(process);
  return process;
}

const reacted = (pull: HeldPull, comment: number, content: string): true | undefined =>
  conversation(pull)
    .find(({ id }) => id === comment)
    ?.reactions.some(reaction => reaction.content === content) || undefined;

/** Waits until the table says something. */
const told = (pull: HeldPull, what: RegExp): Promise<string> =>
  until(`${what} in ${botComments(pull).map(({ body }) => body)}`, () =>
    botComments(pull).find(({ body }) => what.test(body)),
  ).then(({ body }) => body);

/** How often work began in all. */
async function begun(): Promise<number> {
  const names = await readdir(room.noted);
  const texts = await Promise.all(names.map(name => readFile(join(room.noted, name), 'utf8')));
  return texts.join('').split('\n').length - 1;
}

describe.skipIf(slurmIsMissing)('fleet bot serve', () => {
  it('takes a build from the comment to its artefact, and moves its directory when the pull request is closed', async () => {
    const bot = await serve();
    const pull = await room.open('mend', 'passes');
    const { committer } = room.scene;
    const asked = Date.now();
    const comment = committer.comment(pull, BUILD);
    await until('the reaction', () => reacted(pull, comment, 'eyes'));
    // Usually a few tenths of a second; the machine may be busy.
    expect(Date.now() - asked).toBeLessThan(5_000);
    const body = await told(pull, /\.tar\.gz/);
    expect(body).toContain(pull.head.sha.slice(0, 7));
    expect(botComments(pull)).toHaveLength(1);
    expect(await begun()).toBe(1);
    const audit = await room.command('audit');
    for (const what of ['run accepted', 'run started', 'run handed over', 'run released', 'run ended'])
      expect(audit).toContain(what);
    committer.close(pull);
    await told(pull, /trash/);
    expect(await readdir(join(room.folder, 'trash'))).not.toEqual([]);
    expect(botComments(pull)).toHaveLength(1);
    expect(await bot.stop()).toBe(0);
    expect(bot.lines.at(-1)).toContain('stopped');
  });

  it('shows that a build runs, and ends it when it is aborted', async () => {
    await serve();
    const pull = await room.open('lasts', 'lasts');
    const { committer } = room.scene;
    committer.comment(pull, BUILD);
    await told(pull, /stack-2023\.06` \| [^|]*running/i);
    committer.comment(pull, '@ci-bot abort');
    await told(pull, /stack-2023\.06` \| [^|]*committer stopped it/);
    await until('the end of the job', async () =>
      (await room.slurm.run('squeue', '--noheader', '--format=%i')) === '' ? true : undefined,
    );
    expect(botComments(pull)).toHaveLength(1);
  });

  it('killed at any moment and started again it has one comment and one job for each request', async () => {
    const random = seededRandom(7);
    const before = await begun();
    const pull = await room.open('killed', 'passes');
    let bot = await serve();
    room.scene.committer.comment(pull, BUILD);
    for (let time = 0; time < 5; time += 1) {
      await wait(random() * 1_500);
      await bot.kill();
      bot = await serve();
    }
    await told(pull, /\.tar\.gz/);
    expect(botComments(pull)).toHaveLength(1);
    expect((await begun()) - before).toBe(1);
  });

  it('finds what came while it was down', async () => {
    const before = await begun();
    const pull = await room.open('missed', 'passes');
    const comment = room.scene.committer.comment(pull, BUILD);
    await room.standIn.webhooks.settled();
    expect(await room.command('reconcile', '--json')).toMatch(/"comments":[1-9]/);
    await serve();
    await told(pull, /\.tar\.gz/);
    expect(reacted(pull, comment, 'eyes')).toBe(true);
    expect((await begun()) - before).toBe(1);
    expect(botComments(pull)).toHaveLength(1);
  });

  it('is two processes over one file where that is wanted, one of which can look once, at certain jobs', async () => {
    const pull = await room.open('apart', 'passes');
    await serve('--only', 'events');
    room.scene.committer.comment(pull, BUILD);
    const body = await told(pull, /queued|waits|released/i);
    const numbers = (await room.slurm.run('squeue', '--noheader', '--states=all', '--format=%i')).split('\n');
    const job = String(Math.max(...numbers.map(Number)));
    await until('the end of the job', async () =>
      (await room.slurm.run('squeue', '--noheader', '--format=%i')) === '' ? true : undefined,
    );
    const other = await serve('--only', 'jobs', '-i', '1', '-j', '999999');
    expect(await new Promise(resolve => other.process.once('exit', resolve))).toBe(0);
    expect(botComments(pull)[0]?.body).toBe(body);
    const once = await serve('--only', 'jobs', '-i', '1', '-j', job);
    expect(await new Promise(resolve => once.process.once('exit', resolve))).toBe(0);
    await told(pull, /\.tar\.gz/);
    expect(botComments(pull)).toHaveLength(1);
  });

  it('takes deliveries while its secret is rotated, without a gap', async () => {
    await serve();
    const pull = await room.open('rotated', 'passes');
    const { target } = room.standIn.webhooks;
    if (target === undefined) throw new Error('nobody listens');
    const next = 'the-second-secret-of-the-webhook';
    await room.secret(next, SECRET);
    // GitHub is told after the bot: what was read less than five seconds ago is not read again for a signature that does not fit.
    await wait(5_100);
    for (const secret of [SECRET, SECRET, next, SECRET, next]) {
      room.standIn.webhooks.target = { ...target, secret };
      const comment = room.scene.committer.comment(pull, `@ci-bot status\n${secret.length}`);
      await until(`the reaction with ${secret}`, () => reacted(pull, comment, 'eyes'));
    }
    const seen = room.standIn.webhooks.listed().slice(0, 5);
    expect(seen.map(({ item }) => item)).toEqual(
      seen.map(() => expect.objectContaining({ status_code: 202 })),
    );
  });
});
