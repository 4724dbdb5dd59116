import { afterEach, describe, expect, it } from 'vitest';
import { ForgeFailed } from '../../../bot/github/forge.ts';
import { Pacer } from '../../../bot/github/pacer.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import type { Fault } from '../../../bot/github/stand-in/fault.ts';
import type { StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { asRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import { type HttpWishes, openHttpWorld } from './http-world.ts';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(standIn => standIn.close()));
});

/** A world with a pull request, in which requests to one route go wrong, the first so many times. */
async function begin(wishes: HttpWishes & { readonly wrong?: readonly [string, Fault, number?] } = {}) {
  const asked: string[] = [];
  let left = wishes.wrong?.[2] ?? 1;
  const world = await openHttpWorld({
    ...wishes,
    fault: request => {
      asked.push(request.route);
      const [route, fault] = wishes.wrong ?? [];
      if (route === undefined || !request.route.startsWith(route) || left === 0) return undefined;
      left -= 1;
      return fault;
    },
  });
  open.push(world.standIn);
  const scene = setScene(world.hub);
  const pull = scene.author.open(scene.repository, { branch: 'fix', files: { a: 'a' } });
  return {
    ...world,
    ...scene,
    held: pull,
    ref: asPull(pull).ref,
    place: asRepository(scene.repository),
    asked,
  };
}

const failure = async (asked: Promise<unknown>): Promise<ForgeFailed> => {
  const error = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (error instanceof ForgeFailed) return error;
  throw new Error(`no ForgeFailed but ${error}`);
};

const COMMENTS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
const TOKENS = 'POST /app/installations/{installation_id}/access_tokens';

describe('a comment whose answer is lost', () => {
  const answersLost: readonly Fault[] = [
    { kind: 'reset', done: true },
    { kind: 'half' },
    { kind: 'status', status: 502, done: true },
    { kind: 'garbage', done: true },
  ];

  it.each(answersLost)('is found, not written again: $kind', async fault => {
    const { forge, ref, held, asked } = await begin({ wrong: [COMMENTS, fault] });
    const id = await forge.comment(ref, '<!-- m -->\nhello\n');
    expect(conversation(held).map(each => each.id)).toEqual([id]);
    expect(asked.filter(route => route === COMMENTS)).toHaveLength(1);
  });

  it.each(answersLost)('is not written again blindly where it was not written: $kind', async fault => {
    const before = 'done' in fault ? { ...fault, done: false } : ({ kind: 'reset', done: false } as const);
    const { forge, ref, held, asked } = await begin({ wrong: [COMMENTS, before] });
    expect((await failure(forge.comment(ref, 'hello'))).later).toBe(true);
    expect(asked.filter(route => route === COMMENTS)).toHaveLength(1);
    expect(conversation(held)).toEqual([]);
    await forge.comment(ref, 'hello');
    expect(conversation(held)).toHaveLength(1);
  });
});

describe('a limit', () => {
  it('that is short is waited for, also by a comment: it was not written', async () => {
    const fault = { kind: 'secondary-limit', seconds: 2 } as const;
    const { forge, ref, held, waited } = await begin({ wrong: [COMMENTS, fault] });
    await forge.comment(ref, 'hello');
    expect(conversation(held)).toHaveLength(1);
    expect(waited()).toBe(2_000);
  });

  it.each([
    [{ kind: 'secondary-limit', seconds: 90 }, 90_000],
    [{ kind: 'secondary-limit', seconds: undefined }, 60_000],
    [{ kind: 'limit', seconds: 600 }, 601_000],
  ] as const)('that is long is told, and nothing is asked until then: %j', async (fault, after) => {
    const { forge, ref, asked, advance } = await begin({ wrong: [PULL, fault] });
    expect(await failure(forge.pull(ref))).toMatchObject({ later: true, after, status: 403 });
    const before = asked.length;
    expect(await failure(forge.pull(ref))).toMatchObject({ later: true, after });
    expect(asked).toHaveLength(before);
    advance(after);
    expect(await forge.pull(ref)).toBeDefined();
  });

  it('of an hour is seen where it is really used up', async () => {
    const { forge, ref, standIn } = await begin();
    standIn.limits.hourly = 3;
    await forge.pull(ref);
    await forge.pull(ref);
    await forge.pull(ref);
    const failed = await failure(forge.pull(ref));
    expect(failed).toMatchObject({ later: true, status: 403 });
    expect(failed.after).toBeGreaterThan(3_590_000);
    expect(failed.after).toBeLessThanOrEqual(3_602_000);
  });

  it('is kept without being told: 900 reads a minute, or 180 writes, or 80 of content', () => {
    for (const [cost, most] of [
      ['read', 900],
      ['write', 180],
      ['content', 80],
    ] as const) {
      let now = 5;
      const pacer = new Pacer(() => now);
      for (let n = 0; n < most; n += 1) expect(pacer.enter(cost)).toBe(0);
      now += 1_000;
      expect(pacer.enter(cost)).toBe(59_000);
      now += 59_000;
      expect(pacer.enter(cost)).toBe(0);
    }
  });
});

describe('an answer that is lost on the way', () => {
  it('is asked for again, where that does no harm', async () => {
    const { forge, ref, waited } = await begin({ wrong: [PULL, { kind: 'half' }, 2] });
    expect(await forge.pull(ref)).toBeDefined();
    expect(waited()).toBe(2_000);
  });

  it('is given up after some tries', async () => {
    const { forge, ref, asked } = await begin({
      wrong: [PULL, { kind: 'status', status: 503, done: false }, 99],
    });
    expect(await failure(forge.pull(ref))).toMatchObject({ later: true, status: 503 });
    expect(asked.filter(route => route === PULL)).toHaveLength(4);
  });

  it('may not be larger than it may be', async () => {
    const { forge, ref, place, committer, repository } = await begin({ limits: { bytes: 30_000 } });
    expect(await forge.pull(ref)).toBeDefined();
    committer.pushTo(repository, 'main', { large: 'x'.repeat(40_000) });
    expect((await failure(forge.file(place, 'large', 'main'))).later).toBe(true);
  });
});

describe('the last move of a head', () => {
  const EVENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';

  it('is looked for in few requests; where it is older than what they tell, a later time is told for it', async () => {
    const { forge, ref, held, author, hub, asked, advance } = await begin();
    const [first, by] = [held.head.sha, author.account];
    author.push(held, { a: 'b' });
    author.moveHead(held, first);
    const moved = await forge.lastHeadMove(ref);
    expect(moved?.to).toBe(first);
    const requests = () => asked.filter(route => route === EVENTS).length;
    for (let n = 0; n < 1_234; n += 1) {
      advance(1_000);
      held.events.push({ id: hub.ids(), event: 'mentioned', by, at: hub.clock(), sha: undefined });
    }
    const before = requests();
    const told = await forge.lastHeadMove(ref);
    expect(requests() - before).toBeLessThan(10);
    expect(told?.to).toBeUndefined();
    expect(told?.at).toBeGreaterThan(moved?.at ?? 0);
    expect(told?.at).toBeLessThan(hub.clock() - 400_000);
    author.push(held, { a: 'c' });
    author.moveHead(held, first);
    expect(await forge.lastHeadMove(ref)).toEqual({ at: Math.floor(hub.clock() / 1_000) * 1_000, to: first });
  });

  it('is not guessed where GitHub does not say where its list ends', async () => {
    const { forge, ref, held, author, hub, standIn } = await begin();
    const route = standIn.routes.find(({ path }) => path.endsWith('/issues/{issue_number}/events'));
    if (!route) throw new Error('the stand-in lists events');
    const { answer } = route;
    // By cursors, as other lists of GitHub go on.
    route.answer = request => {
      const reply = answer(request);
      return 'list' in reply ? { status: 200, page: reply.list.slice(0, 100), cursor: 'v1_1' } : reply;
    };
    for (let n = 0; n < 150; n += 1)
      held.events.push({
        id: hub.ids(),
        event: 'mentioned',
        by: author.account,
        at: hub.clock(),
        sha: undefined,
      });
    expect((await failure(forge.lastHeadMove(ref))).later).toBe(false);
  });
});

describe('an answer that is the same as before', () => {
  it('costs nothing', async () => {
    const { forge, place, standIn, committer, repository } = await begin();
    const person = { id: committer.account.id, login: 'committer' };
    const read = async () => [
      await forge.file(place, 'README.md', 'main'),
      await forge.role(place, person),
      await forge.isMember('project/committers', person),
    ];
    const first = await read();
    const used = standIn.limits.used();
    expect(await read()).toEqual(first);
    expect(standIn.limits.used()).toBe(used);
    committer.pushTo(repository, 'main', { 'README.md': 'other' });
    expect(await read()).not.toEqual(first);
  });
});

describe('tokens', () => {
  it('are asked for once, by several at once, and renewed before their end', async () => {
    const { forge, ref, asked, advance } = await begin();
    await Promise.all([forge.pull(ref), forge.pull(ref), forge.pull(ref)]);
    const count = () => asked.filter(route => route === TOKENS).length;
    expect(count()).toBe(1);
    advance(54 * 60_000);
    await forge.pull(ref);
    expect(count()).toBe(1);
    advance(2 * 60_000);
    await forge.pull(ref);
    expect(count()).toBe(2);
  });

  it('are asked for again when GitHub takes them back', async () => {
    const { forge, ref, standIn, held } = await begin();
    await forge.pull(ref);
    standIn.door.revoke();
    await forge.comment(ref, 'hello');
    expect(conversation(held)).toHaveLength(1);
  });
});

describe('a commit', () => {
  it('comes on top of what somebody else has pushed meanwhile', async () => {
    const { forge, place, committer, repository, standIn, hub } = await begin();
    const routes = standIn.routes;
    const tree = routes.find(({ method, path }) => method === 'POST' && path.endsWith('/git/commits'));
    if (!tree) throw new Error('the stand-in makes commits');
    const { answer } = tree;
    let pushes = 2;
    tree.answer = request => {
      if (pushes > 0) committer.pushTo(repository, 'main', { [`other-${pushes}`]: 'x' });
      pushes -= 1;
      return answer(request);
    };
    const sha = await forge.commit(place, 'main', [{ path: 'report', text: 'r' }], 'report');
    expect(repository.branches.get('main')).toBe(sha);
    expect([...hub.git.filesAt(sha).keys()].toSorted()).toEqual([
      'README.md',
      'other-1',
      'other-2',
      'report',
    ]);
  });

  it('is given up when the branch never stands still', async () => {
    const { forge, place, committer, repository, asked } = await begin({
      wrong: ['PATCH /repos/{owner}/{repo}/git/refs', { kind: 'status', status: 422, done: false }, 99],
    });
    const failed = await failure(forge.commit(place, 'main', [{ path: 'report', text: 'r' }], 'report'));
    expect(failed).toMatchObject({ later: true });
    expect(asked.filter(route => route.startsWith('PATCH'))).toHaveLength(5);
    expect(committer.pushTo(repository, 'main', {})).toBe(repository.branches.get('main'));
  });

  it.each(['reset', 'half'] as const)('is made once where an answer is lost: %s', async kind => {
    for (const route of ['POST /repos/{owner}/{repo}/git/refs', 'PATCH /repos/{owner}/{repo}/git/refs']) {
      const fault = kind === 'half' ? ({ kind } as const) : ({ kind, done: true } as const);
      const { forge, place, hub } = await begin({ wrong: [route, fault] });
      const branch = route.startsWith('POST') ? 'reports' : 'main';
      const { sha: before } = await forge.defaultBranch(place);
      const sha = await forge.commit(place, branch, [{ path: 'report', text: 'r' }], 'report');
      expect(hub.git.commit(sha)?.parents).toEqual([before]);
    }
  });
});
