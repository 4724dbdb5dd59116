import type { GeneratorInputs } from '../../fleet/render/generator.ts';
import { yamlOf } from '../../fleet/render/yaml.ts';
import { folders } from './folders.ts';
import { multibranchJobs } from './multibranch.ts';
import { nightlyJobs } from './nightly.ts';
import { jobPart } from './part.ts';
import { rebuildImagesJobs } from './rebuild-images.ts';
import { smokeJob } from './smoke.ts';

/** The folder of the job definitions, relative to the output folder of Jenkins's configuration. */
export const JOBS_FOLDER = 'jobs';

/** The settings with which jenkins-job-builder reads them, in the same folder. */
export const BUILDER_SETTINGS = 'job-builder.ini';

/**
 * All jobs of a fleet for jenkins-job-builder: plain jobs, no templates and no macros, so that it interprets nothing in
 * their values. Texts by path relative to the output folder of Jenkins's configuration.
 */
export function jobFiles(inputs: GeneratorInputs): ReadonlyMap<string, string> {
  const { fleet, parts } = inputs;
  const files = {
    'folders.yaml': yamlOf(folders(fleet)),
    'multibranch.yaml': yamlOf(multibranchJobs(fleet)),
    'operation.yaml': yamlOf([smokeJob(inputs), ...rebuildImagesJobs(inputs), ...nightlyJobs(fleet)]),
    [BUILDER_SETTINGS]: jobPart(parts, BUILDER_SETTINGS),
  };
  return new Map(Object.entries(files).map(([name, text]) => [`${JOBS_FOLDER}/${name}`, text]));
}
