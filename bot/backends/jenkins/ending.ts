import { faultOf, faultOfAct } from '../../../tools/adapters/jenkins/answer-faults.ts';
import { endBuild, type Patience, type Way } from '../../../tools/adapters/jenkins/end-build.ts';
import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import type { BuildState } from '../../../tools/adapters/jenkins/jenkins-control.ts';
import { readBuild } from '../../../tools/adapters/jenkins/read-builds.ts';
import type { FoundRun } from './found-run.ts';

/** A call ends within a minute; the next one goes on. */
const PATIENCE: Patience = { stop: 12_000, term: 8_000, kill: 8_000, look: 1_000 };

/** Ends all of these that are not over. */
export async function endOpen(session: HttpSession, all: readonly FoundRun[]): Promise<void> {
  for (const found of all)
    if (found.kind === 'waits' || found.build.result === undefined) await endRun(session, found);
}

/** Ends what is a run: takes it out of the queue, or asks its build to end, then insists, then kills it. */
export async function endRun(session: HttpSession, found: FoundRun): Promise<BuildState | undefined> {
  if (found.kind === 'waits') {
    const path = `queue/cancelItem?id=${found.item.id}`;
    const answer = await session.ask({ method: 'POST', path, repeatable: true });
    const isGone = [200, 204, 302, 404, 422].includes(answer.status);
    if (!isGone) throw faultOfAct(answer, `cancelling queue item ${found.item.id}`);
    return undefined;
  }
  const { job, number } = found.build;
  const path = `${job}${number}/`;
  const look = async () => {
    const build = await readBuild(session, path);
    return { state: stateOf(build?.result, build === undefined), pipeline: build?.kind === 'pipeline' };
  };
  const end = async (way: Way) => {
    const answer = await session.ask({ method: 'POST', path: `${path}${way}`, repeatable: true });
    if (answer.status >= 500) throw faultOfAct(answer, `ending \`${path}\``);
    if (answer.status >= 400 && answer.status !== 404) throw faultOf(answer, `ending \`${path}\``);
  };
  return endBuild({ look, end }, PATIENCE, milliseconds => session.sleep(milliseconds));
}

function stateOf(result: string | undefined, isAbsent: boolean): BuildState {
  if (isAbsent) return { kind: 'absent' };
  return result === undefined ? { kind: 'building' } : { kind: 'finished', result };
}
