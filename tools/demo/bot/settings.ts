import type { JenkinsSettings } from '../../../bot/configuration/operator-settings.ts';

/** What `.ci-bot.yaml` calls the bot of the demo. */
export const INSTANCE = 'demo-ci';

/** The folder of the demo's jobs in Jenkins. */
export const FOLDER = 'software';

/** Jobs of Jenkins, with the label of the agents that they need. */
export const JOBS = { sanity: 'CPU', 'unix-cpu': 'CPU', 'unix-gpu': 'GPU' } as const;
export type JobName = keyof typeof JOBS;

export const ARCHITECTURE = 'linux/x86_64/amd/zen2';
const BUILT = 'eessi-2023.06';
/** What the table calls the build on the cluster. */
export const BUILD = `${ARCHITECTURE} ${BUILT}`;

/** The repository's file: the author of the story is somebody who may triage, and is trusted. */
export const CI_BOT_YAML = `names: [ci-bot]
instances: [${INSTANCE}]
jobs:
  sanity: {job: ${FOLDER}/sanity, description: Formatting and licences}
  unix-cpu: {job: ${FOLDER}/unix-cpu, description: Unit tests}
  unix-gpu: {job: ${FOLDER}/unix-gpu, description: Unit tests on a GPU, labels: [GPU]}
builds:
  ${ARCHITECTURE}: {repositories: [${BUILT}], upload: none}
trusted: [role triage]
guide: true
`;

/** The names of the secrets. */
export const SECRETS = { app: 'app-key', webhook: 'webhook-secret', jenkins: 'jenkins-token' } as const;

/** The secret by which Jenkins looks for branches of a job. */
export const scanSecret = (job: JobName): string => `scan-${job}`;

/** The account of the bot in Jenkins. */
export const JENKINS_USER = 'ci-bot';

/** How the bot reaches Jenkins. */
export const jenkinsSettings = (url: URL): JenkinsSettings => ({
  url: url.origin,
  user: JENKINS_USER,
  token: SECRETS.jenkins,
  scanTokens: Object.fromEntries(jobNames.map(job => [`${FOLDER}/${job}`, scanSecret(job)])),
  folders: [FOLDER],
  pullJob: 'PR-{number}',
});

/** All jobs. */
export const jobNames: readonly JobName[] = ['sanity', 'unix-cpu', 'unix-gpu'];
