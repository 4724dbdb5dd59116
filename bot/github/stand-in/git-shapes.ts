import { nodeId, timeShape } from './account-shapes.ts';
import { blobName, type Commit } from './git-objects.ts';
import type { HeldRepository, Hub } from './hub.ts';
import { repositoryAddress, repositoryPage } from './repository-shape.ts';

/** `git-ref`. */
export const refShape = (hub: Hub, repository: HeldRepository, branch: string, commit: string) => ({
  ref: `refs/heads/${branch}`,
  node_id: nodeId('Ref', repository.id),
  url: `${repositoryAddress(hub, repository)}/git/refs/heads/${branch}`,
  object: { type: 'commit', sha: commit, url: `${repositoryAddress(hub, repository)}/git/commits/${commit}` },
});

/** `git-commit`. */
export function commitShape(
  hub: Hub,
  repository: HeldRepository,
  { sha, tree, parents, message, at }: Commit,
) {
  const api = repositoryAddress(hub, repository);
  const page = repositoryPage(hub, repository);
  const person = { name: 'stand-in', email: 'stand-in@example.org', date: timeShape(at) };
  return {
    sha,
    node_id: nodeId('Commit', repository.id),
    url: `${api}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    author: person,
    committer: person,
    tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    message,
    parents: parents.map(parent => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

/** `content-file`. */
export function fileShape(hub: Hub, repository: HeldRepository, path: string, ref: string, text: string) {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const name = blobName(text);
  const url = `${repositoryAddress(hub, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const html = `${repositoryPage(hub, repository)}/blob/${encodeURIComponent(ref)}/${encoded}`;
  const git = `${repositoryAddress(hub, repository)}/git/blobs/${name}`;
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,60}/g) ?? [];
  return {
    type: 'file',
    encoding: 'base64',
    size: Buffer.byteLength(text),
    name: path.split('/').at(-1) ?? path,
    path,
    // GitHub breaks the lines.
    content: lines.map(line => `${line}\n`).join(''),
    sha: name,
    url,
    git_url: git,
    html_url: html,
    download_url: html,
    _links: { git, html, self: url },
  };
}
