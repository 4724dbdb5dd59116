import type { BuildLeavings } from './build-plan.ts';
import { type Identity, jsonPage, type Page } from './pages.ts';
import type { FinishedBuild, StandInBuild } from './stand-in-work.ts';

const ARTEFACT = 'artifact/';

/** What a build that is over left, if that is what is asked for. */
export function leavingsPage(
  identity: Identity,
  found: StandInBuild | FinishedBuild,
  verb: string,
): Page | undefined {
  if (!('build' in found)) return undefined;
  const leaves: BuildLeavings = found.build.plan.leaves ?? {};
  if (verb.startsWith(ARTEFACT)) return artefactPage(leaves, decodeURIComponent(verb.slice(ARTEFACT.length)));
  if (verb === 'testReport/api/json' && leaves.tests !== undefined) {
    const { failed, skipped, passed } = leaves.tests;
    const _class = 'hudson.tasks.junit.TestResult';
    return jsonPage(identity, { _class, failCount: failed, skipCount: skipped, passCount: passed });
  }
  if (verb !== 'wfapi/describe' || leaves.stages === undefined) return undefined;
  const stages = Object.entries(leaves.stages).map(([name, status], index) => ({
    id: `${index}`,
    name,
    status,
  }));
  return jsonPage(identity, { id: `${found.build.number}`, status: found.result, stages });
}

function artefactPage({ artefacts = {} }: BuildLeavings, path: string): Page | undefined {
  const body = Object.hasOwn(artefacts, path) ? artefacts[path] : undefined;
  return body === undefined
    ? undefined
    : { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body };
}
