import type { NodeFacts } from '../../facts.ts';
import { buildsOn } from '../../plan/running-builds.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** Words in the name of a job or a branch that speak of a deployment. The fleet file says nothing of it, so names must do. */
const DEPLOYS = /(?:^|[^a-z])(?:deploy|release|publish|promote)/i;

/** Builds that change something outside: drained as all others, but whoever watches them should know. */
export const deploymentFindings = ({ jenkins, fleet }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(jenkins, {
    check: 'deployments',
    unread: 'warning',
    well: 'no build that runs is named like a deployment, and none is on the host of the documentation',
    judge: ({ nodes }) => {
      const docs = fleet.loadBalancer.docs?.pool;
      const named = buildsOn(nodes).filter(({ url }) => DEPLOYS.test(decoded(url)));
      const onDocs = buildsOn(nodes.filter(node => docs !== undefined && isOf(docs, node)));
      const both = new Map([...named, ...onDocs].map(({ url }) => [url, url]));
      return [...both.keys()].map(
        (url): Judged => ({
          level: 'warning',
          says: `${url} runs and may be deploying`,
          why: 'it is waited for as any build is; beyond `drain.deadline` the policy of the fleet file decides',
          fix: 'let it end first if it must not be disturbed',
        }),
      );
    },
  });

/** Nodes of a static pool are named after it: `docs-1`, `docs-1-b`. */
const isOf = (pool: string, { name }: NodeFacts): boolean => new RegExp(`^${pool}-\\d+(?:-|$)`).test(name);

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
