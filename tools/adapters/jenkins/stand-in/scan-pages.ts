import { splitPath } from '../item-url.ts';
import { printConfig } from '../print-config.ts';
import { leaf } from '../xml-element.ts';
import type { ItemsAtWork } from './job-json.ts';
import { type Identity, jsonPage, type Page } from './pages.ts';
import { formOf, type StandInRequest } from './stand-in-request.ts';

/** Jenkins scans a project: it makes jobs of branches that it never saw, and builds them. */
export function discover({ store, work }: ItemsAtWork, project: string): void {
  const { state } = work;
  for (const [job, commit] of state.heads) {
    const { folder, name } = splitPath(job);
    if (folder !== project || store.definition(job) !== undefined) continue;
    store.addBranch(project, decodeURIComponent(name), printConfig(leaf('flow-definition')));
    state.unseen = [...state.unseen.filter(unseen => unseen.job !== job), { job, commit }];
  }
  work.scan(project);
}

const NO_JOBS = 'Did not find any jobs with multibranch scan webhook trigger configured.';

/** The page of the Multibranch Scan Webhook Trigger, if that is what is asked for: 200 whatever the token is. */
export function scanPage(has: ItemsAtWork, identity: Identity, request: StandInRequest): Page | undefined {
  if (request.item !== '' || request.verb !== 'multibranch-webhook-trigger/invoke') return undefined;
  const project = has.work.state.scanTokens.get(formOf(request).get('token') ?? '');
  if (project !== undefined) discover(has, project);
  const triggerResults =
    project === undefined ? { ANY: NO_JOBS } : { [project]: { triggered: true, id: 0, url: '' } };
  return jsonPage(identity, { status: 'ok', data: { triggerResults } });
}
