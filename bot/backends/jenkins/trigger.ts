import * as z from 'zod';
import { faultOfAct } from '../../../tools/adapters/jenkins/answer-faults.ts';
import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { readAnswer } from '../../../tools/adapters/jenkins/read-page.ts';
import { itemIn } from '../../../tools/adapters/jenkins/start-work.ts';
import { BackendFailed } from '../backend.ts';
import type { BranchJob } from './branch-job.ts';
import { RUN_PARAMETER } from './found-run.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import type { JobPlace } from './job-place.ts';

/** Has a job build the head of its branch. @returns the id of the queue item; undefined: Jenkins did not name it */
export async function triggered(
  session: HttpSession,
  { path, address }: JobPlace,
  { parameters, buildable }: BranchJob,
  run: string,
): Promise<number | undefined> {
  if (!buildable) throw new BackendFailed(`the job ${path} is disabled in Jenkins`, { later: false });
  const form = parameters.has(RUN_PARAMETER) ? { [RUN_PARAMETER]: run } : {};
  const verb = parameters.size === 0 ? 'build' : 'buildWithParameters';
  const answer = await session.ask({ method: 'POST', path: `${address}${verb}`, form, repeatable: false });
  // 303: an equal request stands in the queue already.
  if (![201, 303].includes(answer.status)) throw faultOfAct(answer, `starting ${path}`);
  const [, id] = /(\d+)\/$/.exec(itemIn(answer) ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
}

const resultsSchema = z.object({
  data: z.object({ triggerResults: z.record(z.string().max(1_000), z.unknown()) }),
});

/**
 * Has a multibranch job look for branches that it never saw: by its webhook trigger where there is a token for it, else by the API.
 * A second scan finds nothing new. The token goes in the body, since addresses stand in logs.
 */
export async function scanned(session: HttpSession, world: JenkinsWorld, place: JobPlace): Promise<void> {
  const { project, projectAddress } = place;
  const what = `having ${project} look at its branches`;
  const { scanTokens } = world.settings;
  const name = Object.hasOwn(scanTokens, project) ? scanTokens[project] : undefined;
  if (name === undefined) {
    const path = `${projectAddress}build?delay=0`;
    const answer = await session.ask({ method: 'POST', path, repeatable: true });
    if (answer.status >= 400) throw faultOfAct(answer, what);
    return;
  }
  // While a token is changed, the job may have the one before still.
  for (const token of await world.secrets.named(name)) {
    const path = 'multibranch-webhook-trigger/invoke';
    const answer = await session.ask({ method: 'POST', path, form: { token }, repeatable: true });
    if (answer.status !== 200) throw faultOfAct(answer, what);
    const { triggerResults } = readAnswer(resultsSchema, answer, what).data;
    // A token that is no job's is answered with 200, too.
    if (Object.hasOwn(triggerResults, project)) return;
  }
  throw new BackendFailed(`${what}: the token in the secret \`${name}\` is not that of this job`, {
    later: false,
    fix: 'The operator compares it with the job’s “Scan by webhook” in Jenkins.',
  });
}
