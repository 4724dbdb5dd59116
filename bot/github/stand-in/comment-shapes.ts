import { accountShape, appShape, nodeId, timeShape } from './account-shapes.ts';
import type { Account, HeldComment, HeldReaction, HeldRepository, Hub } from './hub.ts';
import { repositoryAddress, repositoryPage } from './repository-shape.ts';

/** What GitHub says a person is to a repository. */
export function association({ owner, roles }: HeldRepository, { id }: Account): string {
  if (owner.id === id) return 'OWNER';
  return roles.has(id) ? 'COLLABORATOR' : 'NONE';
}

/** All reactions that GitHub has. */
export const REACTION_KINDS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;

/** `issue-comment`. */
export function commentShape(hub: Hub, repository: HeldRepository, comment: HeldComment) {
  const { id, number, author, body, at, edited, reactions } = comment;
  const api = repositoryAddress(hub, repository);
  const kind = repository.pulls.has(number) ? 'pull' : 'issues';
  const count = (content: string): number => reactions.filter(one => one.content === content).length;
  return {
    url: `${api}/issues/comments/${id}`,
    html_url: `${repositoryPage(hub, repository)}/${kind}/${number}#issuecomment-${id}`,
    issue_url: `${api}/issues/${number}`,
    id,
    node_id: nodeId('IssueComment', id),
    user: accountShape(hub, author),
    created_at: timeShape(at),
    updated_at: timeShape(edited),
    author_association: association(repository, author),
    body,
    reactions: {
      url: `${api}/issues/comments/${id}/reactions`,
      total_count: reactions.length,
      ...Object.fromEntries(REACTION_KINDS.map(each => [each, count(each)])),
    },
    performed_via_github_app: author.id === hub.app.account.id ? appShape(hub) : null,
  };
}

/** `reaction`. */
export const reactionShape = (hub: Hub, { id, by, content, at }: HeldReaction) => ({
  id,
  node_id: nodeId('Reaction', id),
  user: accountShape(hub, by),
  content,
  created_at: timeShape(at),
});
