import { itemUrl } from '../item-url.ts';
import type { StandInBuild } from './stand-in-work.ts';

/** The address that this Jenkins was configured with. It is not where it listens, as behind a load balancer. */
export const CONFIGURED_URL = 'https://jenkins.example.org/';

const CLASSES = {
  freestyle: 'hudson.model.FreeStyleBuild',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
} as const;

/** The path of a build's page. */
export const buildPath = ({ job, number }: StandInBuild): string => `${itemUrl(job)}${number}/`;

/** A build that runs, as its own page and its executor show it. */
export const buildJson = (build: StandInBuild) => ({
  _class: CLASSES[build.kind],
  building: true,
  estimatedDuration: build.estimated,
  fullDisplayName: `${build.job.replaceAll('/', ' » ')} #${build.number}`,
  number: build.number,
  result: null,
  timestamp: build.since,
  url: `${CONFIGURED_URL}${buildPath(build)}`,
});
