import { labelText } from '../../fleet/labels/quote.ts';
import { shell } from '../../fleet/render/escape.ts';
import type { GeneratorInputs } from '../../fleet/render/generator.ts';
import { templateOf } from '../../fleet/render/template.ts';
import type { Data } from '../../fleet/render/yaml.ts';
import { jobPart } from './part.ts';
import { pipelineJob } from './pipeline-job.ts';
import { nightlyTimer } from './timer.ts';

/** What the parameter says when all images are meant. */
const ALL = 'all';

/** The job that rebuilds the CI images, where the fleet file asks for it: none or one. */
export function rebuildImagesJobs({ fleet, parts }: GeneratorInputs): readonly Data[] {
  const { rebuild, repositories } = fleet.registries;
  if (rebuild === undefined) return [];
  const { repository, branch, command, label, nightly } = rebuild;
  const script = templateOf(
    jobPart(parts, 'rebuild-images.groovy.hbs'),
    'jenkins-casc/jobs/rebuild-images.groovy.hbs',
  )({
    images: repositories,
    all: ALL,
    node: labelText(label),
    url: `https://github.com/${repository}.git`,
    reference: `refs/heads/${branch}`,
    credentials: fleet.jenkins.github ?? '',
    command: `${shell(`./${command}`)} "$IMAGE"`,
  });
  const job = pipelineJob({
    fleet: fleet.fleet,
    name: 'rebuild-images',
    description: `Rebuilds the CI images from ${repository}, branch ${branch}.`,
    script,
    choice: { name: 'IMAGE', description: 'The image to rebuild.', choices: [ALL, ...repositories] },
    ...(nightly && { timer: nightlyTimer(nightly) }),
    concurrent: false,
  });
  return [job];
}
