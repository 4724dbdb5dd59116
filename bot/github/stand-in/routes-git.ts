import * as z from 'zod';
import { moveBranch } from './git-acts.ts';
import { treeOf } from './git-objects.ts';
import { commitShape, fileShape, refShape } from './git-shapes.ts';
import type { Hub } from './hub.ts';
import { type Place, repositoryRoutes } from './repository-routes.ts';
import { repositoryAddress } from './repository-shape.ts';
import { checkedBody, notFound, RestError, type RestReply, type RestRequest, type Route } from './route.ts';

/** Files, and the objects that commits are made of. */
export const gitRoutes = (hub: Hub): readonly Route[] =>
  repositoryRoutes(hub, [
    { method: 'GET', path: '/contents/{path}', answer: readFile },
    { method: 'GET', path: '/git/ref/{ref}', answer: readBranch },
    { method: 'GET', path: '/git/commits/{commit_sha}', answer: readCommit },
    { method: 'POST', path: '/git/trees', answer: addTree },
    { method: 'POST', path: '/git/commits', answer: addCommit },
    { method: 'POST', path: '/git/refs', answer: addBranch },
    { method: 'PATCH', path: '/git/refs/{ref}', answer: pushBranch },
  ]);

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const newTree = z.object({
  base_tree: sha.optional(),
  tree: z.array(
    z.object({
      path: z.string().min(1),
      mode: z.literal('100644'),
      type: z.literal('blob'),
      content: z.string(),
    }),
  ),
});
const newCommit = z.object({ message: z.string(), tree: sha, parents: z.array(sha) });
const newRef = z.object({ ref: z.string().regex(/^refs\/heads\/.+$/), sha });
const movedRef = z.object({ sha, force: z.boolean().optional() });

function branchIn({ parts }: RestRequest): string {
  const [, branch] = /^heads\/(.+)$/.exec(`${parts.ref}`) ?? [];
  if (branch === undefined) throw notFound();
  return branch;
}

function readFile({ hub, repository }: Place, { query, parts }: RestRequest): RestReply {
  const ref = query.get('ref') ?? repository.defaultBranch;
  const path = `${parts.path}`;
  const text = hub.git.filesAt(repository.branches.get(ref) ?? ref).get(path);
  if (text === undefined) throw notFound();
  return { status: 200, body: fileShape(hub, repository, path, ref, text) };
}

function readBranch({ hub, repository }: Place, request: RestRequest): RestReply {
  const branch = branchIn(request);
  const tip = repository.branches.get(branch);
  if (tip === undefined) throw notFound();
  return { status: 200, body: refShape(hub, repository, branch, tip) };
}

function readCommit({ hub, repository }: Place, { parts }: RestRequest): RestReply {
  const commit = hub.git.commit(`${parts.commit_sha}`);
  if (!commit) throw notFound();
  return { status: 200, body: commitShape(hub, repository, commit) };
}

function addTree({ hub, repository }: Place, request: RestRequest): RestReply {
  const { base_tree: base, tree } = checkedBody(request, newTree);
  const before = base === undefined ? new Map<string, string>() : hub.git.tree(base);
  if (!before) throw notFound();
  const files = new Map([...before, ...tree.map(({ path, content }) => [path, content] as const)]);
  const made = hub.git.addTree(files);
  const { entries } = treeOf(files);
  const api = `${repositoryAddress(hub, repository)}/git`;
  const url = `${api}/trees/${made}`;
  const all = entries.map(entry => ({ ...entry, url: `${api}/${entry.type}s/${entry.sha}` }));
  return { status: 201, body: { sha: made, url, tree: all, truncated: false } };
}

function addCommit({ hub, repository }: Place, request: RestRequest): RestReply {
  const wanted = checkedBody(request, newCommit);
  if (!hub.git.tree(wanted.tree) || !wanted.parents.every(parent => hub.git.commit(parent)))
    throw new RestError(422, 'Tree SHA does not exist');
  const commit = hub.git.addCommit({ ...wanted, at: hub.clock() });
  return { status: 201, body: commitShape(hub, repository, commit) };
}

function addBranch({ hub, repository }: Place, request: RestRequest): RestReply {
  const { ref, sha: commit } = checkedBody(request, newRef);
  const branch = ref.slice('refs/heads/'.length);
  if (repository.branches.has(branch)) throw new RestError(422, 'Reference already exists');
  if (!hub.git.commit(commit)) throw new RestError(422, 'Object does not exist');
  moveBranch(hub, repository, branch, commit, hub.app.account);
  return { status: 201, body: refShape(hub, repository, branch, commit) };
}

function pushBranch({ hub, repository }: Place, request: RestRequest): RestReply {
  const branch = branchIn(request);
  const { sha: commit, force } = checkedBody(request, movedRef);
  const tip = repository.branches.get(branch);
  if (tip === undefined) throw new RestError(422, 'Reference does not exist');
  if (force !== true && !hub.git.contains(commit, tip))
    throw new RestError(422, 'Update is not a fast forward');
  moveBranch(hub, repository, branch, commit, hub.app.account);
  return { status: 200, body: refShape(hub, repository, branch, commit) };
}
