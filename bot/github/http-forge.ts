import { inTime } from '../../tools/adapters/in-time.ts';
import type { Asking } from './asking.ts';
import { commitFiles } from './commit-files.ts';
import { commentsBy, commentsSince, editComment, react, writeComment } from './conversation.ts';
import { type Forge, ForgeFailed } from './forge.ts';
import { GithubCalls, type GithubLimits, type GithubWorld, USUAL_LIMITS } from './github-calls.ts';
import { lastHeadMove } from './head-moves.ts';
import { deliveriesSince, redeliver } from './hook-deliveries.ts';
import { Installations } from './installations.ts';
import { isMemberOf, personNamed, roleIn } from './people.ts';
import { defaultBranchOf, fileAt, pullAt, pullsSince, repositoryNamed } from './repository-reads.ts';

/** Which GitHub, and as which App. */
export interface HttpForgeSettings {
  /** `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly api: string;
  /** The App's number. */
  readonly app: number;
  /** The name of the secret that holds the App's private key. */
  readonly privateKey: string;
  /** The account as which the App writes: `name[bot]`. */
  readonly account: { readonly id: number };
  /** Numbers of installations that are known, by the owner's login. */
  readonly installations?: ReadonlyMap<string, number>;
  readonly limits?: Partial<GithubLimits>;
}

/**
 * GitHub by its REST API. Every call ends within `limits.total`. What is safe to be sent twice is sent again when its answer is
 * lost; a comment is not. Tokens go to the configured server alone, and into no message.
 * @throws UserError when the address is none
 */
export function httpForge(settings: HttpForgeSettings, world: GithubWorld): Forge {
  const limits = { ...USUAL_LIMITS, ...settings.limits };
  const calls = new GithubCalls(settings.api, settings, world, limits);
  const installations = new Installations(calls, world.now, settings.installations ?? new Map());
  const bounded = <T>(act: (asking: Asking) => Promise<T>): Promise<T> =>
    within(limits.total, act({ calls, installations, deadline: world.now() + limits.total }));
  const account = settings.account.id;
  return {
    pull: ref => bounded(asking => pullAt(asking, ref)),
    lastHeadMove: ref => bounded(asking => lastHeadMove(asking, ref)),
    role: (repository, person) => bounded(asking => roleIn(asking, repository, person)),
    isMember: (team, person) => bounded(asking => isMemberOf(asking, team, person)),
    personNamed: login => bounded(asking => personNamed(asking, login)),
    repositoryNamed: name => bounded(asking => repositoryNamed(asking, name)),
    file: (repository, path, ref) => bounded(asking => fileAt(asking, repository, path, ref)),
    defaultBranch: repository => bounded(asking => defaultBranchOf(asking, repository)),
    ownComments: (ref, marker) =>
      bounded(async asking =>
        (await commentsBy(asking, ref, account)).filter(({ body }) => body.startsWith(marker)),
      ),
    comment: (ref, body) => bounded(asking => writeComment(asking, ref, body, account)),
    editComment: (repository, id, body) => bounded(asking => editComment(asking, repository, id, body)),
    react: (repository, id, reaction) => bounded(asking => react(asking, repository, id, reaction)),
    commentsSince: (repository, since) => bounded(asking => commentsSince(asking, repository, since)),
    pullsSince: (repository, since) => bounded(asking => pullsSince(asking, repository, since)),
    deliveries: since => bounded(asking => deliveriesSince(asking, since)),
    redeliver: number => bounded(asking => redeliver(asking, number)),
    commit: (repository, branch, files, message) =>
      bounded(asking => commitFiles(asking, repository, branch, files, message)),
  };
}

/** What comes of a promise, or a failure when it takes longer. Nothing but ForgeFailed is thrown: other errors may hold anything. */
async function within<T>(milliseconds: number, result: Promise<T>): Promise<T> {
  const late = () =>
    new ForgeFailed('GitHub was too slow for the time of a call', { later: true, after: 1_000 });
  try {
    return await inTime(milliseconds, result, late);
  } catch (error) {
    if (error instanceof ForgeFailed) throw error;
    throw new ForgeFailed('GitHub could not be asked, for a reason of our own', { later: false });
  }
}
