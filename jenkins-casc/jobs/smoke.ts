import type { GeneratorInputs } from '../../fleet/render/generator.ts';
import { templateOf } from '../../fleet/render/template.ts';
import type { Data } from '../../fleet/render/yaml.ts';
import { labelPromises } from './label-promises.ts';
import { jobPart } from './part.ts';
import { pipelineJob } from './pipeline-job.ts';

/** The job that shows whether a machine of a label is what the label promises: disk, docker, architecture, GPU, AWS identity. */
export function smokeJob({ fleet, parts }: GeneratorInputs): Data {
  const labels = labelPromises(fleet);
  const script = templateOf(jobPart(parts, 'smoke.groovy.hbs'), 'jenkins-casc/jobs/smoke.groovy.hbs');
  return pipelineJob({
    fleet: fleet.fleet,
    name: 'smoke',
    description: 'Shows whether a machine of a label is what the label promises.',
    script: script({ labels, check: jobPart(parts, 'smoke.sh') }),
    choice: {
      name: 'LABEL',
      description: 'The label of the machine.',
      choices: labels.map(({ label }) => label),
    },
    strings: [
      { name: 'NODE', description: 'The one node to check; empty: any machine of the label.' },
      { name: 'ROLL', description: 'The roll that starts it, for the record.' },
    ],
    concurrent: true,
  });
}
