import type { JenkinsFacts, NodeFacts, RunningBuild } from '../facts.ts';

/** Each build once, though it runs on several nodes: in the order of the nodes. */
export function buildsOn(nodes: readonly NodeFacts[]): readonly RunningBuild[] {
  return [...new Map(nodes.flatMap(({ builds }) => builds.map(build => [build.url, build]))).values()];
}

/** The builds that a restart of the leader would not carry over, so that it waits for them. */
export const endWithLeader = (jenkins: JenkinsFacts): readonly RunningBuild[] =>
  buildsOn(jenkins.nodes).filter(({ survival }) => survival !== 'carried-over');
