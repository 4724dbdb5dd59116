import type { Data } from '../../fleet/render/yaml.ts';
import { FLEET_FOLDER } from '../../fleet/resolve/names.ts';
import { described } from './marker.ts';

/** A Pipeline of ours in the fleet's folder. */
export interface PipelineJob {
  readonly fleet: string;
  readonly name: string;
  /** For people; the marker follows. */
  readonly description: string;
  /** Groovy, run in the sandbox. */
  readonly script: string;
  /** A parameter that is chosen from a list; the first is the default. */
  readonly choice?: {
    readonly name: string;
    readonly description: string;
    readonly choices: readonly string[];
  };
  /** Parameters that are one line of text, empty unless given. */
  readonly strings?: readonly { readonly name: string; readonly description: string }[];
  /** When it runs by itself, as the timer trigger reads it. */
  readonly timer?: string;
  /** Whether two builds may run side by side. */
  readonly concurrent: boolean;
}

const KEPT_DAYS = 30;
const KEPT_BUILDS = 100;

/** A Pipeline with its script for jenkins-job-builder, which takes braces in plain jobs as they are. */
export function pipelineJob({
  fleet,
  name,
  description,
  script,
  choice,
  strings = [],
  timer,
  concurrent,
}: PipelineJob): Data {
  const parameters: readonly Data[] = [
    ...(choice ? [{ choice: { ...choice } }] : []),
    ...strings.map(string => ({ string: { ...string, default: '', trim: true } })),
  ];
  return {
    job: {
      name: `${FLEET_FOLDER}/${name}`,
      'project-type': 'pipeline',
      description: described(fleet, description),
      disabled: false,
      concurrent,
      sandbox: true,
      properties: [{ 'build-discarder': { 'days-to-keep': KEPT_DAYS, 'num-to-keep': KEPT_BUILDS } }],
      parameters: parameters.length > 0 ? parameters : undefined,
      triggers: timer === undefined ? undefined : [{ timed: timer }],
      dsl: script,
    },
  };
}
