import { describe, expect, it } from 'vitest';
import { type Forge, ForgeFailed } from '../../bot/github/forge.ts';
import { asPull } from '../../bot/github/stand-in/as-pull.ts';
import type { Hub } from '../../bot/github/stand-in/hub.ts';
import { conversation, somebody } from '../../bot/github/stand-in/people.ts';
import { type Scene, setScene } from '../../bot/github/stand-in/personas.ts';
import {
  accountNamed,
  addRepository,
  asRepository,
  deleteRepository,
  rename,
  setMember,
  setRole,
} from '../../bot/github/stand-in/repository-acts.ts';

/** A forge, and the world behind it in which a test acts. */
export interface ForgeWorld {
  readonly forge: Forge;
  readonly hub: Hub;
  /** Lets time go by, in milliseconds. */
  advance(milliseconds: number): void;
}

const MARKER = '<!-- ci-bot one -->';

/** What every forge does. */
export function forgeContract(open: () => Promise<ForgeWorld>): void {
  const begin = async (): Promise<ForgeWorld & Scene> => {
    const world = await open();
    return { ...world, ...setScene(world.hub, { '.ci-bot.yaml': 'bots: [ci-bot]\n' }) };
  };
  const asPerson = ({ account }: Scene['author']) => ({ id: account.id, login: account.login });

  describe('pull requests', () => {
    it('tells them as they are, through their life', async () => {
      const { forge, repository, author, committer } = await begin();
      const pull = author.open(repository, {
        branch: 'fix',
        files: { 'a.txt': 'a' },
        fork: true,
        draft: true,
      });
      const { ref } = asPull(pull);
      expect(await forge.pull(ref)).toEqual(asPull(pull));
      expect((await forge.pull(ref))?.head.repository?.name).toBe('author/software');
      const sha = author.push(pull, { 'a.txt': 'b' });
      committer.label(pull, 'bot:deploy');
      expect(await forge.pull(ref)).toMatchObject({ head: { sha }, labels: ['bot:deploy'], draft: true });
      author.close(pull);
      expect(await forge.pull(ref)).toMatchObject({ state: 'closed', merged: undefined });
      author.reopen(pull);
      const merged = committer.merge(pull);
      expect(await forge.pull(ref)).toMatchObject({ state: 'merged', merged });
    });

    it('knows no pull request that is not there, nor one of another repository that took the name', async () => {
      const { forge, repository, author, hub } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const { ref } = asPull(pull);
      expect(await forge.pull({ ...ref, number: 77 })).toBeUndefined();
      deleteRepository(hub, repository);
      const taken = addRepository(hub, 'project/software');
      author.open(taken, { branch: 'fix', files: { a: 'a' } });
      expect(await forge.pull(ref)).toBeUndefined();
      // Nor are its settings those of the repository that was there before.
      await expect(forge.defaultBranch(ref.repository)).rejects.toMatchObject({
        name: 'ForgeFailed',
        later: false,
      });
      await expect(forge.defaultBranch({ ...ref.repository, id: 0 })).resolves.toMatchObject({
        branch: 'main',
      });
    });

    it('keeps a pull request whose fork is gone', async () => {
      const { forge, repository, author, hub } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' }, fork: true });
      if (pull.head.repository) deleteRepository(hub, pull.head.repository);
      expect((await forge.pull(asPull(pull).ref))?.head.repository).toBeUndefined();
    });

    it('tells the last move of a head to a commit that does not build on the one before', async () => {
      const { forge, repository, author, advance, hub } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' }, fork: true });
      const { ref } = asPull(pull);
      const first = pull.head.sha;
      const second = author.push(pull, { a: 'b' });
      expect(await forge.lastHeadMove(ref)).toBeUndefined();
      for (const to of [first, second, first]) {
        advance(60_300);
        author.moveHead(pull, to);
        // The second builds on the first.
        const at = Math.floor(hub.clock() / 1_000) * 1_000 - (to === second ? 60_300 - 300 : 0);
        const move = await forge.lastHeadMove(ref);
        expect(move).toMatchObject({ to: first });
        expect(Math.abs((move?.at ?? 0) - at)).toBeLessThan(1_000);
        expect((move?.at ?? 1) % 1_000).toBe(0);
      }
      const moved = await forge.lastHeadMove(ref);
      advance(60_000);
      author.push(pull, { a: 'c' });
      expect(await forge.lastHeadMove(ref)).toEqual(moved);
      await expect(forge.lastHeadMove({ ...ref, number: 77 })).rejects.toMatchObject({
        name: 'ForgeFailed',
        later: false,
      });
    });

    it.each(['head_ref_deleted', 'head_ref_restored'])(
      'takes %s for a move, to nobody knows where',
      async event => {
        const { forge, repository, author, hub } = await begin();
        const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
        const at = hub.clock();
        pull.events.push({ id: hub.ids(), event, by: author.account, at, sha: undefined });
        expect(await forge.lastHeadMove(asPull(pull).ref)).toEqual({
          at: Math.floor(at / 1_000) * 1_000,
          to: undefined,
        });
      },
    );

    it('finds the move of a head among hundreds of events', async () => {
      const { forge, repository, author, hub, advance } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const first = pull.head.sha;
      author.push(pull, { a: 'b' });
      const others = (many: number): void => {
        const other = { event: 'mentioned', by: author.account, at: hub.clock(), sha: undefined };
        for (let n = 0; n < many; n += 1) pull.events.push({ id: hub.ids(), ...other });
      };
      for (const many of [1, 99, 250]) {
        others(many);
        expect(await forge.lastHeadMove(asPull(pull).ref)).toBeUndefined();
      }
      author.moveHead(pull, first);
      const moved = { at: Math.floor(hub.clock() / 1_000) * 1_000, to: first };
      advance(5_000);
      for (const many of [0, 48, 1, 1, 140]) {
        others(many);
        expect(await forge.lastHeadMove(asPull(pull).ref)).toEqual(moved);
      }
    });

    it('lists the open ones, and those that were closed since', async () => {
      const { forge, repository, author, committer, advance, hub } = await begin();
      const [early, late, open] = ['early', 'late', 'open'].map(branch =>
        author.open(repository, { branch, files: { [branch]: branch } }),
      );
      if (!early || !late || !open) throw new Error('three were opened');
      author.close(early);
      advance(60_000);
      const since = hub.clock();
      advance(60_000);
      committer.merge(late);
      const listed = await forge.pullsSince(asRepository(repository), since);
      const byNumber = listed.toSorted((a, b) => a.ref.number - b.ref.number);
      expect(byNumber).toEqual([asPull(late), asPull(open)]);
    });
  });

  describe('people', () => {
    it('tells each role', async () => {
      const { forge, repository, hub } = await begin();
      for (const role of ['read', 'triage', 'write', 'maintain', 'admin'] as const) {
        const someone = somebody(hub, accountNamed(hub, `someone-${role}`));
        setRole(repository, someone.account, role);
        expect(await forge.role(asRepository(repository), asPerson(someone))).toBe(role);
      }
    });

    it('gives a name that somebody else has taken over nothing', async () => {
      const { forge, repository, hub, committer } = await begin();
      const before = asPerson(committer);
      rename(hub, committer.account, 'committer-renamed');
      expect(await forge.role(asRepository(repository), before)).toBe('none');
      const other = accountNamed(hub, 'committer');
      setRole(repository, other, 'admin');
      setMember(hub, 'project/committers', other, 'active');
      expect(await forge.role(asRepository(repository), before)).toBe('none');
      expect(await forge.isMember('project/committers', before)).toBe(false);
      expect(await forge.role(asRepository(repository), asPerson(committer))).toBe('write');
    });

    it('tells active members of a team from all others', async () => {
      const { forge, hub, committer, outsider } = await begin();
      expect(await forge.isMember('project/committers', asPerson(committer))).toBe(true);
      expect(await forge.isMember('project/committers', asPerson(outsider))).toBe(false);
      setMember(hub, 'project/committers', outsider.account, 'pending');
      expect(await forge.isMember('project/committers', asPerson(outsider))).toBe(false);
      expect(await forge.isMember('project/no-such-team', asPerson(committer))).toBe(false);
    });

    it('finds people by name, whatever the case', async () => {
      const { forge, committer } = await begin();
      expect(await forge.personNamed('Committer')).toEqual(asPerson(committer));
      expect(await forge.personNamed('nobody-here')).toBeUndefined();
    });

    it.each(['..', '../admin', 'a b', '', 'x'.repeat(300), 'a/b', 'ä'])(
      'asks nothing about %j',
      async login => {
        const { forge, repository } = await begin();
        expect(await forge.personNamed(login)).toBeUndefined();
        expect(await forge.isMember('project/committers', { id: 1, login })).toBe(false);
        expect(await forge.role(asRepository(repository), { id: 1, login })).toBe('none');
      },
    );
  });

  describe('files and branches', () => {
    it('reads a file at a branch and at a commit', async () => {
      const { forge, repository, committer } = await begin();
      const place = asRepository(repository);
      const first = await forge.defaultBranch(place);
      const text = `targets: []\n# ${'ü€😀'.repeat(100)}\n`;
      const sha = committer.pushTo(repository, 'main', { '.ci-bot.yaml': text, 'deep/er/file': 'x' });
      expect(await forge.defaultBranch(place)).toEqual({ branch: 'main', sha });
      expect((await forge.file(place, '.ci-bot.yaml', 'main'))?.text).toBe(text);
      expect((await forge.file(place, 'deep/er/file', sha))?.text).toBe('x');
      expect((await forge.file(place, '.ci-bot.yaml', first.sha))?.text).toBe('bots: [ci-bot]\n');
      expect(await forge.file(place, 'deep/er/file', first.sha)).toBeUndefined();
      expect(await forge.file(place, '.ci-bot.yaml', 'no-such-branch')).toBeUndefined();
    });

    it('reads anew what has changed, and names the blob', async () => {
      const { forge, repository, committer } = await begin();
      const place = asRepository(repository);
      const shas = new Set<string | undefined>();
      for (const text of ['one', 'two', 'one']) {
        committer.pushTo(repository, 'main', { file: text });
        const file = await forge.file(place, 'file', 'main');
        expect(file?.text).toBe(text);
        shas.add(file?.sha);
      }
      expect(shas.size).toBe(2);
    });

    it('commits files on top of a branch, and nothing where nothing changes', async () => {
      const { forge, repository, hub } = await begin();
      const place = asRepository(repository);
      const before = await forge.defaultBranch(place);
      const files = [
        { path: 'reports/1.md', text: 'report' },
        { path: '.ci-bot.yaml', text: 'other' },
      ];
      const sha = await forge.commit(place, 'main', files, 'a report');
      expect(await forge.defaultBranch(place)).toEqual({ branch: 'main', sha });
      expect(hub.git.commit(sha)).toMatchObject({ parents: [before.sha], message: 'a report' });
      expect((await forge.file(place, 'README.md', 'main'))?.text).toBe('software\n');
      expect((await forge.file(place, 'reports/1.md', 'main'))?.text).toBe('report');
      expect(await forge.commit(place, 'main', files, 'again')).toBe(sha);
      expect((await forge.defaultBranch(place)).sha).toBe(sha);
    });

    it('makes a branch that is not there', async () => {
      const { forge, repository, hub } = await begin();
      const place = asRepository(repository);
      const { sha: tip } = await forge.defaultBranch(place);
      const sha = await forge.commit(place, 'bot/reports', [{ path: 'index.md', text: 'i' }], 'index');
      expect(repository.branches.get('bot/reports')).toBe(sha);
      expect(hub.git.commit(sha)?.parents).toEqual([tip]);
      expect((await forge.defaultBranch(place)).sha).toBe(tip);
    });
  });

  describe('comments', () => {
    it('writes, finds and edits its own, and no others', async () => {
      const { forge, repository, author } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const { ref } = asPull(pull);
      author.comment(pull, `${MARKER} is a nice marker`);
      expect(await forge.ownComments(ref, MARKER)).toEqual([]);
      const first = await forge.comment(ref, `${MARKER}\none`);
      await forge.comment(ref, `another, which repeats that somebody wrote \`${MARKER}\``);
      const second = await forge.comment(ref, `${MARKER}\ntwo`);
      expect(await forge.ownComments(ref, MARKER)).toEqual([
        { id: first, body: `${MARKER}\none` },
        { id: second, body: `${MARKER}\ntwo` },
      ]);
      expect(await forge.editComment(ref.repository, first, `${MARKER}\nthree`)).toBe('edited');
      const shown = conversation(pull).find(({ id }) => id === first);
      expect(shown).toMatchObject({ body: `${MARKER}\nthree`, byBot: true });
    });

    it('sees that a comment is gone', async () => {
      const { forge, repository, author, admin } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const { ref } = asPull(pull);
      const own = await forge.comment(ref, 'own');
      admin.delete(pull, own);
      expect(await forge.editComment(ref.repository, own, 'other')).toBe('gone');
      expect(await forge.react(ref.repository, own, 'eyes')).toBe('gone');
      expect(conversation(pull)).toEqual([]);
    });

    it('finds its comment among hundreds', async () => {
      const { forge, repository, author } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      for (let n = 0; n < 205; n += 1) author.comment(pull, `${n}`);
      const own = await forge.comment(asPull(pull).ref, MARKER);
      expect(await forge.ownComments(asPull(pull).ref, MARKER)).toEqual([{ id: own, body: MARKER }]);
    });

    it('keeps one reaction of a kind', async () => {
      const { forge, repository, author } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const asked = author.comment(pull, 'run ci');
      const place = asRepository(repository);
      for (const reaction of ['eyes', 'eyes', 'rocket', 'eyes'] as const)
        expect(await forge.react(place, asked, reaction)).toBe('there');
      expect(conversation(pull)[0]?.reactions.map(({ content }) => content)).toEqual(['eyes', 'rocket']);
    });

    it('lists what was written or edited since under pull requests, oldest first', async () => {
      const { forge, repository, author, outsider, hub, advance } = await begin();
      const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
      const issue = author.open(repository, { branch: 'issue', files: { b: 'b' } });
      const edited = author.comment(pull, 'before');
      author.comment(pull, 'long ago');
      advance(60_000);
      const since = hub.clock();
      const written = outsider.comment(pull, 'run ci');
      outsider.comment(issue, 'run ci');
      repository.pulls.delete(issue.number);
      repository.issues.add(issue.number);
      advance(1_000);
      author.edit(pull, edited, 'run ci [all]');
      const own = await forge.comment(asPull(pull).ref, 'own');
      const listed = await forge.commentsSince(asRepository(repository), since);
      expect(listed.map(({ pull, comment }) => [pull, comment.id, comment.body, comment.byBot])).toEqual([
        [asPull(pull).ref, written, 'run ci', false],
        [asPull(pull).ref, edited, 'run ci [all]', false],
        [asPull(pull).ref, own, 'own', true],
      ]);
      expect(listed[0]?.comment).toMatchObject({ author: asPerson(outsider), at: since });
    });
  });

  it('finds a repository by its name, and none that is not ours', async () => {
    const { forge, repository, hub } = await begin();
    expect(await forge.repositoryNamed('Project/software')).toEqual(asRepository(repository));
    expect(await forge.repositoryNamed('project/none')).toBeUndefined();
    addRepository(hub, 'elsewhere/software', { app: 'without' });
    expect(await forge.repositoryNamed('elsewhere/software')).toBeUndefined();
  });

  it('fails for a repository for which the App is not installed', async () => {
    const { forge, hub } = await begin();
    const other = asRepository(addRepository(hub, 'elsewhere/software', { app: 'without' }));
    const ref = { repository: other, number: 1 };
    for (const asked of [
      forge.pull(ref),
      forge.lastHeadMove(ref),
      forge.file(other, 'a', 'main'),
      forge.comment(ref, 'a'),
      forge.editComment(other, 1, 'a'),
      forge.react(other, 1, 'eyes'),
      forge.commit(other, 'main', [], 'a'),
    ])
      await expect(asked).rejects.toSatisfy(
        error => error instanceof ForgeFailed && !error.later && error.message.includes('elsewhere'),
      );
  });
}
