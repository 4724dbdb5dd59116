import type { Hub } from './hub.ts';
import { pullShape, simplePullShape } from './pull-shapes.ts';
import { type Place, repositoryRoutes } from './repository-routes.ts';
import { fullRepositoryShape } from './repository-shape.ts';
import { notFound, type RestReply, type RestRequest, type Route } from './route.ts';

/** Repositories and pull requests, read. */
export const pullRoutes = (hub: Hub): readonly Route[] =>
  repositoryRoutes(hub, [
    { method: 'GET', path: '', answer: readRepository },
    { method: 'GET', path: '/pulls', answer: listPulls },
    { method: 'GET', path: '/pulls/{pull_number}', answer: readPull },
  ]);

const readRepository = ({ hub, repository }: Place): RestReply => ({
  status: 200,
  body: fullRepositoryShape(hub, repository),
});

function listPulls({ hub, repository }: Place, { query }: RestRequest): RestReply {
  const state = query.get('state') ?? 'open';
  const updated = query.get('sort') === 'updated';
  const sorted = [...repository.pulls.values()]
    .filter(pull => state === 'all' || pull.state === state)
    .toSorted((a, b) => (updated ? a.updated - b.updated : a.at - b.at));
  const list = query.get('direction') === 'asc' ? sorted : sorted.toReversed();
  return { status: 200, list: list.map(pull => simplePullShape(hub, pull)) };
}

function readPull({ hub, repository }: Place, { parts }: RestRequest): RestReply {
  const pull = repository.pulls.get(Number(parts.pull_number));
  if (!pull) throw notFound();
  return { status: 200, body: pullShape(hub, pull) };
}
