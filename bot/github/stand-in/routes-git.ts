import * as z from 'zod';
import { moveBranch } from './git-acts.ts';
import { treeOf } from './git-objects.ts';
import { commitShape, fileShape, refShape } from './git-shapes.ts';
import type { Hub } from './hub.ts';
import { repositoryAddress } from './repository-shape.ts';
import { notFound, RestError, type RestRequest, type Route, repositoryIn } from './route.ts';

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
const moveRef = z.object({ sha, force: z.boolean().optional() });

function read<T>({ body }: RestRequest, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RestError(422, 'Validation Failed');
}

/** Files, and the objects that commits are made of. */
export function gitRoutes(hub: Hub): readonly Route[] {
  const branchIn = (request: RestRequest): string => {
    const [, branch] = /^heads\/(.+)$/.exec(`${request.parts.ref}`) ?? [];
    if (branch === undefined) throw notFound();
    return branch;
  };
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/contents/{path}',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const ref = request.query.get('ref') ?? repository.defaultBranch;
        const path = `${request.parts.path}`;
        const text = hub.git.filesAt(repository.branches.get(ref) ?? ref).get(path);
        if (text === undefined) throw notFound();
        return { status: 200, body: fileShape(hub, repository, path, ref, text) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/git/ref/{ref}',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const branch = branchIn(request);
        const tip = repository.branches.get(branch);
        if (tip === undefined) throw notFound();
        return { status: 200, body: refShape(hub, repository, branch, tip) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/git/commits/{commit_sha}',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const commit = hub.git.commit(`${request.parts.commit_sha}`);
        if (!commit) throw notFound();
        return { status: 200, body: commitShape(hub, repository, commit) };
      },
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/git/trees',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const { base_tree: base, tree } = read(request, newTree);
        const before = base === undefined ? new Map<string, string>() : hub.git.tree(base);
        if (!before) throw notFound();
        const files = new Map([...before, ...tree.map(({ path, content }) => [path, content] as const)]);
        const made = hub.git.addTree(files);
        const { entries } = treeOf(files);
        const api = `${repositoryAddress(hub, repository)}/git`;
        const url = `${api}/trees/${made}`;
        const all = entries.map(entry => ({ ...entry, url: `${api}/${entry.type}s/${entry.sha}` }));
        return { status: 201, body: { sha: made, url, tree: all, truncated: false } };
      },
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/git/commits',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const wanted = read(request, newCommit);
        if (!hub.git.tree(wanted.tree) || !wanted.parents.every(parent => hub.git.commit(parent)))
          throw new RestError(422, 'Tree SHA does not exist');
        const commit = hub.git.addCommit({ ...wanted, at: hub.clock() });
        return { status: 201, body: commitShape(hub, repository, commit) };
      },
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/git/refs',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const { ref, sha: commit } = read(request, newRef);
        const branch = ref.slice('refs/heads/'.length);
        if (repository.branches.has(branch)) throw new RestError(422, 'Reference already exists');
        if (!hub.git.commit(commit)) throw new RestError(422, 'Object does not exist');
        moveBranch(hub, repository, branch, commit, hub.app.account);
        return { status: 201, body: refShape(hub, repository, branch, commit) };
      },
    },
    {
      method: 'PATCH',
      path: '/repos/{owner}/{repo}/git/refs/{ref}',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const branch = branchIn(request);
        const { sha: commit, force } = read(request, moveRef);
        const tip = repository.branches.get(branch);
        if (tip === undefined) throw new RestError(422, 'Reference does not exist');
        if (force !== true && !hub.git.contains(commit, tip))
          throw new RestError(422, 'Update is not a fast forward');
        moveBranch(hub, repository, branch, commit, hub.app.account);
        return { status: 200, body: refShape(hub, repository, branch, commit) };
      },
    },
  ];
}
