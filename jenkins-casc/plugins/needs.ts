import type { Fleet } from '../../fleet/schema/fleet.ts';

/** A plugin that something of ours does not work without. */
export interface Need {
  readonly plugin: string;
  /** What needs it, in words. */
  readonly why: string;
}

const ALWAYS: readonly Need[] = [
  { plugin: 'configuration-as-code', why: 'reads jenkins.yaml' },
  { plugin: 'matrix-auth', why: 'who may do what' },
  { plugin: 'credentials', why: 'credentials' },
  { plugin: 'credentials-binding', why: 'credentials in builds' },
  { plugin: 'plain-credentials', why: 'credentials of one text' },
  { plugin: 'ssh-credentials', why: 'the key with which agents are reached' },
  { plugin: 'ssh-slaves', why: 'agents are reached over SSH' },
  { plugin: 'prometheus', why: 'metrics' },
  { plugin: 'theme-manager', why: 'the colours of the pages' },
  { plugin: 'dark-theme', why: 'the colours of the pages' },
  { plugin: 'timestamper', why: 'times in the log of a build' },
  { plugin: 'workflow-aggregator', why: 'Pipelines' },
  { plugin: 'workflow-job', why: 'jobs that are Pipelines' },
  { plugin: 'workflow-cps', why: 'the language of Pipelines' },
  { plugin: 'workflow-basic-steps', why: 'the steps `retry` and `catchError` of the shared library' },
  {
    plugin: 'workflow-durable-task-step',
    why: 'the steps `node` and `sh`, and how the loss of an agent is told',
  },
  { plugin: 'pipeline-groovy-lib', why: 'the shared library' },
  { plugin: 'pipeline-rest-api', why: 'stages and steps of builds, for comparing servers' },
  { plugin: 'pipeline-graph-view', why: 'the picture of a build' },
  { plugin: 'pipeline-aws', why: 'upload of test artefacts' },
  { plugin: 'cloudbees-folder', why: "folders, such as that of the fleet's own jobs" },
  { plugin: 'git', why: 'repositories, such as that of the shared library' },
  { plugin: 'git-client', why: 'which host keys git trusts' },
  { plugin: 'github-branch-source', why: 'GitHub Apps as credentials; branches and pull requests' },
  { plugin: 'script-security', why: 'the sandbox of Pipelines' },
  { plugin: 'ws-cleanup', why: 'clean workspaces' },
];

const JOBS: readonly Need[] = [
  { plugin: 'workflow-multibranch', why: 'jobs for every branch and pull request' },
  { plugin: 'branch-api', why: 'jobs for every branch and pull request' },
  { plugin: 'github', why: 'webhooks' },
  { plugin: 'github-scm-trait-notification-context', why: 'a status context for each job of one repository' },
  { plugin: 'pipeline-build-step', why: 'jobs that start others, such as the nightly ones' },
];

/** The plugins without which what is generated for a fleet would not work. */
export function pluginNeeds(fleet: Fleet): readonly Need[] {
  const autoscaled = Object.values(fleet.pools).some(pool => pool.kind === 'autoscaled');
  const jobs = Object.keys(fleet.jobs).length > 0;
  return [
    ...ALWAYS,
    ...(jobs ? JOBS : []),
    ...(autoscaled ? [{ plugin: 'ec2-fleet', why: 'autoscaled pools' }] : []),
    ...(fleet.jenkins.login.github ? [{ plugin: 'github-oauth', why: 'login through GitHub' }] : []),
  ];
}
