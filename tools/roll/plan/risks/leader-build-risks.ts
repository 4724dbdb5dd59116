import type { NodeFacts } from '../../facts.ts';
import type { RollRisk } from '../roll-risk.ts';
import { buildsOn, endWithLeader } from '../running-builds.ts';
import { deadlineRisks } from './deadline-risks.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** Builds that the leader's restart would end; none where the leader is not outdated. */
export function leaderBuildRisks({ plan, jenkins, moment }: RiskInputs): readonly RollRisk[] {
  const rolled = plan.leader !== undefined || plan.left.some(({ name }) => name === 'leader');
  if (!rolled) return [];
  const builds = endWithLeader(jenkins);
  const unwaited = freestyleOnCordoned(jenkins.nodes);
  const told = new Set(unwaited.map(({ about }) => about));
  const lost = builds.flatMap(({ url, survival }): readonly RollRisk[] => {
    if (survival === 'waited-for' || told.has(url)) return [];
    const says =
      survival === 'lost'
        ? 'a restart of the leader would end it, and Jenkins would not wait for it: the roll has to'
        : 'whether it survives a restart of the leader cannot be seen from outside: the roll waits for it';
    return [{ kind: 'not-surviving', about: url, says, path: url }];
  });
  return [...lost, ...unwaited, ...deadlineRisks(builds, moment, 'the leader')];
}

const freestyleOnCordoned = (nodes: readonly NodeFacts[]): readonly RollRisk[] =>
  nodes
    .filter(({ state }) => state === 'cordoned')
    .flatMap(node => buildsOn([node]).map(build => ({ build, node })))
    .filter(({ build }) => build.kind === 'freestyle')
    .map(({ build, node }) => ({
      kind: 'freestyle-cordoned',
      about: build.url,
      says: `it runs on ${node.name}, which is cordoned: Jenkins does not wait for it when it restarts, the roll has to`,
      path: build.url,
    }));
