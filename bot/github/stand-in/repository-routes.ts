import type { HeldRepository, Hub } from './hub.ts';
import { type RestReply, type RestRequest, type Route, repositoryIn } from './route.ts';

/** A repository that is asked about, and the GitHub that holds it. */
export interface Place {
  readonly hub: Hub;
  readonly repository: HeldRepository;
}

/** An endpoint below `/repos/{owner}/{repo}`, for installations: its path from there on. */
interface RepositoryRoute extends Pick<Route, 'method' | 'path' | 'content'> {
  answer(place: Place, request: RestRequest): RestReply;
}

/** These endpoints of every repository that the caller may see. */
export const repositoryRoutes = (hub: Hub, routes: readonly RepositoryRoute[]): readonly Route[] =>
  routes.map(({ path, answer, ...route }) => ({
    ...route,
    path: `/repos/{owner}/{repo}${path}`,
    as: 'installation',
    answer: request => answer({ hub, repository: repositoryIn(hub, request) }, request),
  }));
