import type { Comment } from '../model/bot-event.ts';
import type { Pull, PullRef, Repository } from '../model/pull.ts';
import { type Forge, ForgeFailed, type ListedDelivery } from './forge.ts';
import { editComment, reactTo, writeComment } from './stand-in/comment-acts.ts';
import { moveBranch } from './stand-in/git-acts.ts';
import { blobName } from './stand-in/git-objects.ts';
import {
  commentIn,
  type HeldComment,
  type HeldPull,
  type HeldRepository,
  type Hub,
  repositoryNamed,
} from './stand-in/hub.ts';
import { asRepository } from './stand-in/repository-acts.ts';
import { repositoryPage } from './stand-in/repository-shape.ts';

/** A call of the forge that is to go wrong: before anything was done, or after, so that the answer alone is lost. */
interface ForgeFault {
  readonly when: 'before' | 'after';
  readonly failed: ForgeFailed;
}

/** What a forge in memory can be given beside the hub that it is a face of. */
export interface MemoryForgeOptions {
  /** Asked at each call with its name and its number, from 1. */
  readonly fault?: (call: keyof Forge, number: number) => ForgeFault | undefined;
  /** The webhook's deliveries, newest first, where somebody keeps them. */
  readonly deliveries?: () => readonly ListedDelivery[];
  readonly redeliver?: (number: string) => void;
}

/** GitHub in memory: what HttpForge finds behind the stand-in's REST API, without any protocol. */
export function memoryForge(hub: Hub, options: MemoryForgeOptions = {}): Forge {
  let number = 0;
  const call = async <T>(name: keyof Forge, act: () => T): Promise<T> => {
    number += 1;
    const fault = options.fault?.(name, number);
    if (fault?.when === 'before') throw fault.failed;
    const result = act();
    if (fault) throw fault.failed;
    return result;
  };
  const bot = hub.app.account;
  const own = (ref: PullRef, marker: string) =>
    commentsOf(held(hub, ref.repository), ref.number).filter(
      ({ author, body }) => author.id === bot.id && body.startsWith(marker),
    );
  return {
    pull: ref => call('pull', () => pullIn(hub, ref)),
    role: (repository, person) =>
      call('role', () => {
        const account = accountOf(hub, person.login);
        if (account?.id !== person.id) return 'none';
        return held(hub, repository).roles.get(person.id) ?? 'read';
      }),
    isMember: (team, person) =>
      call('isMember', () => {
        const found = hub.teams.find(each => `${each.organisation.login}/${each.slug}` === team);
        return accountOf(hub, person.login)?.id === person.id && found?.members.get(person.id) === 'active';
      }),
    personNamed: login =>
      call('personNamed', () => {
        const account = accountOf(hub, login);
        return account && { id: account.id, login: account.login };
      }),
    repositoryNamed: name =>
      call('repositoryNamed', () => {
        const found = repositoryNamed(hub, name);
        return found && hub.app.installations.has(found.owner.id) ? asRepository(found) : undefined;
      }),
    file: (repository, path, ref) =>
      call('file', () => {
        const place = held(hub, repository);
        const text = hub.git.filesAt(place.branches.get(ref) ?? ref).get(path);
        return text === undefined ? undefined : { text, sha: blobName(text) };
      }),
    defaultBranch: repository =>
      call('defaultBranch', () => {
        const { id, defaultBranch: branch, branches } = held(hub, repository);
        if (repository.id !== 0 && id !== repository.id)
          throw new ForgeFailed(`${repository.name} is another repository by now`, { later: false });
        return { branch, sha: branches.get(branch) ?? '' };
      }),
    ownComments: (ref, marker) =>
      call('ownComments', () => own(ref, marker).map(({ id, body }) => ({ id, body }))),
    comment: (ref, body) =>
      call('comment', () => writeComment(hub, held(hub, ref.repository), ref.number, bot, body).id),
    editComment: (repository, id, body) =>
      call('editComment', () => {
        const place = held(hub, repository);
        const comment = commentIn(place, id);
        if (comment) editComment(hub, place, comment, bot, body);
        return comment ? 'edited' : 'gone';
      }),
    react: (repository, id, reaction) =>
      call('react', () => {
        const comment = commentIn(held(hub, repository), id);
        if (comment) reactTo(hub, comment, bot, reaction);
        return comment ? 'there' : 'gone';
      }),
    commentsSince: (repository, since) =>
      call('commentsSince', () => commentsSince(hub, held(hub, repository), since)),
    pullsSince: (repository, since) =>
      call('pullsSince', () =>
        [...held(hub, repository).pulls.values()]
          .filter(({ state, closed }) => state === 'open' || (closed ?? 0) >= since)
          .map(asPull),
      ),
    deliveries: since =>
      call('deliveries', () => (options.deliveries?.() ?? []).filter(({ at }) => at >= since)),
    redeliver: delivery => call('redeliver', () => options.redeliver?.(delivery)),
    commit: (repository, branch, files, message) =>
      call('commit', () => {
        const place = held(hub, repository);
        const tip = place.branches.get(branch) ?? place.branches.get(place.defaultBranch) ?? '';
        const before = hub.git.filesAt(tip);
        const wanted = new Map([...before, ...files.map(({ path, text }) => [path, text] as const)]);
        const changed = files.some(({ path, text }) => before.get(path) !== text);
        const sha = changed ? newCommit(hub, tip, wanted, message) : tip;
        moveBranch(hub, place, branch, sha, bot);
        return sha;
      }),
  };
}

const newCommit = (hub: Hub, parent: string, files: ReadonlyMap<string, string>, message: string): string =>
  hub.git.addCommit({ tree: hub.git.addTree(files), parents: [parent], message, at: hub.clock() }).sha;

const accountOf = (hub: Hub, login: string) => hub.accounts.get(login.toLowerCase());

function held(hub: Hub, { name }: Repository): HeldRepository {
  const found = repositoryNamed(hub, name);
  if (found && hub.app.installations.has(found.owner.id)) return found;
  throw new ForgeFailed(`the App is not installed for ${name}`, { later: false });
}

const commentsOf = ({ comments }: HeldRepository, number: number): readonly HeldComment[] =>
  comments.filter(comment => comment.number === number);

function pullIn(hub: Hub, { repository, number }: PullRef): Pull | undefined {
  const place = held(hub, repository);
  const pull = place.id === repository.id ? place.pulls.get(number) : undefined;
  return pull && asPull(pull);
}

function commentsSince(hub: Hub, place: HeldRepository, since: number) {
  return place.comments
    .filter(({ number, edited }) => place.pulls.has(number) && edited >= since)
    .toSorted((a, b) => a.edited - b.edited)
    .map(({ id, number, author, body, at, edited }) => ({
      edited: edited !== at,
      pull: { repository: asRepository(place), number },
      comment: {
        id,
        body,
        author: { id: author.id, login: author.login },
        byBot: author.type === 'Bot',
        at: edited,
        url: `${repositoryPage(hub, place)}/pull/${number}#issuecomment-${id}`,
      } satisfies Comment,
    }));
}

/** A pull request of the stand-in in the words of the bot's core. */
export const asPull = (pull: HeldPull): Pull => ({
  ref: { repository: asRepository(pull.repository), number: pull.number },
  author: { id: pull.author.id, login: pull.author.login },
  state: pull.merged ? 'merged' : pull.state,
  draft: pull.draft,
  head: {
    sha: pull.head.sha,
    branch: pull.head.branch,
    repository: pull.head.repository && asRepository(pull.head.repository),
  },
  base: { branch: pull.base.branch, sha: pull.base.sha },
  merged: pull.merged?.sha,
  labels: pull.labels.map(({ name }) => name),
});
