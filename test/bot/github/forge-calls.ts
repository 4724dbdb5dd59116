import type { Forge } from '../../../bot/github/forge.ts';
import type { PullRef } from '../../../bot/model/pull.ts';

/** Every call of a forge, about one pull request. */
export const forgeCalls = (ref: PullRef): readonly ((forge: Forge) => Promise<unknown>)[] => {
  const { repository } = ref;
  const person = { id: 1, login: 'committer' };
  return [
    forge => forge.pull(ref),
    forge => forge.lastHeadMove(ref),
    forge => forge.role(repository, person),
    forge => forge.isMember('project/committers', person),
    forge => forge.personNamed('committer'),
    forge => forge.repositoryNamed(repository.name),
    forge => forge.file(repository, 'README.md', 'main'),
    forge => forge.defaultBranch(repository),
    forge => forge.ownComments(ref, 'marker'),
    forge => forge.comment(ref, 'marker'),
    forge => forge.editComment(repository, 1, 'marker'),
    forge => forge.react(repository, 1, 'eyes'),
    forge => forge.commentsSince(repository, 0),
    forge => forge.pullsSince(repository, 0),
    forge => forge.deliveries(0),
    forge => forge.redeliver('1'),
    forge => forge.commit(repository, 'main', [{ path: 'a', text: 'a' }], 'a'),
  ];
};
