import { join } from 'node:path';
import { BUILDER_SETTINGS, JOBS_FOLDER, jobFiles } from '../../jenkins-casc/jobs/job-files.ts';
import { retentions } from '../../jenkins-casc/jobs/retention.ts';
import { HttpJenkins } from '../adapters/jenkins/http-jenkins.ts';
import type { Jenkins } from '../adapters/jenkins/jenkins.ts';
import { ProgramJobBuilder } from '../adapters/job-builder/program-job-builder.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { stepsOn, type Tell } from '../progress/steps.ts';
import { roomParts } from '../synth/parts.ts';
import type { World } from '../world.ts';
import { type JobsPlan, planJobs } from './plan-jobs.ts';
import { presentJobs } from './present-jobs.ts';
import { jenkinsCredentials, serverAddress } from './server-access.ts';
import { wantedJobs } from './wanted-jobs.ts';

/** What both commands take. */
export interface JobsOptions {
  readonly server?: string;
  readonly out: string;
  readonly quiet?: true;
}

/** A comparison, and the server it was made with. */
export interface OpenedJobs {
  readonly fleet: string;
  readonly server: URL;
  readonly jenkins: Jenkins;
  readonly plan: JobsPlan;
}

/** Where definitions and renderings lie: beside the outputs, not among them. */
const WORK_FOLDER = '.jobs';

/** Generates and renders a fleet's jobs and compares them with a server. It changes nothing there. */
export async function openJobs(
  named: string | undefined,
  options: JobsOptions,
  world: World,
): Promise<OpenedJobs> {
  const { fleet, file } = openSoundFleet(named, world);
  const server = serverAddress(options.server, fleet);
  const steps = stepsOn(world, { quiet: options.quiet === true });
  let tell: Tell = () => {};
  const jenkins = new HttpJenkins({
    server,
    credentials: jenkinsCredentials(world),
    signal: world.signal,
    waiting: why => tell(`waiting: ${why}`),
  });
  const parts = roomParts('jenkins-casc', world.files);
  const definitions = jobFiles({ fleet, source: file, parts });
  const folder = join(options.out, WORK_FOLDER, fleet.fleet);
  const rendered = await steps.step('rendering the jobs', () => render(definitions, folder, world));
  const wanted = wantedJobs({ fleet: fleet.fleet, rendered, retentions: retentions(fleet) });
  const present = await steps.step('reading the jobs of the server', async telling => {
    tell = telling;
    return presentJobs(fleet.fleet, wanted, jenkins);
  });
  const plan = planJobs(fleet.fleet, wanted, present);
  return { fleet: fleet.fleet, server, jenkins, plan };
}

function render(definitions: ReadonlyMap<string, string>, folder: string, world: World) {
  const { programs, files, environment, signal } = world;
  const path = environment.PATH;
  const builder = new ProgramJobBuilder({
    programs,
    files,
    settings: BUILDER_SETTINGS,
    folder,
    path,
    signal,
  });
  const named = [...definitions].map(([file, text]) => [file.slice(JOBS_FOLDER.length + 1), text] as const);
  return builder.render(new Map(named));
}
