import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { GeneratorInputs, Parts } from '../../../fleet/render/generator.ts';
import { type Fleet, fleetSchema } from '../../../fleet/schema/fleet.ts';
import { jobFiles } from '../../../jenkins-casc/jobs/job-files.ts';

const FOLDER = new URL('../../../jenkins-casc/jobs/', import.meta.url);

/** The hand-written files of the room that jobs are made from. */
export const PARTS: Parts = new Map(
  readdirSync(FOLDER)
    .filter(name => !name.endsWith('.ts'))
    .map(name => [`jobs/${name}`, readFileSync(new URL(name, FOLDER), 'utf8')]),
);

/** Inputs of the generator for a fleet. */
export const inputsOf = (fleet: Fleet): GeneratorInputs => ({ fleet, source: 'fleet.yaml', parts: PARTS });

/** A small fleet, with more of what a test is about. */
export const fleetOf = (more: Partial<z.input<typeof fleetSchema>> = {}): Fleet =>
  fleetSchema.parse({
    fleet: 'tvm',
    region: 'us-west-2',
    domain: 'ci.example.org',
    leader: { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21' },
    pools: {
      cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.8xlarge'], static: { hosts: 1 } },
      edge: { labels: ['ios'], external: { hosts: ['edge-1.example.org'] } },
    },
    ...more,
  });

const jobSchema = z.looseObject({ name: z.string(), 'project-type': z.string(), description: z.string() });

/** A job as jenkins-job-builder reads it. */
export type BuilderJob = z.output<typeof jobSchema>;

/** All jobs in the generated files, as YAML 1.1 readers see them, by name. */
export function jobsIn(fleet: Fleet): ReadonlyMap<string, BuilderJob> {
  const texts = [...jobFiles(inputsOf(fleet))]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([, text]) => text);
  const jobs = texts.flatMap(text => {
    const [document] = parseAllDocuments(text, { version: '1.1' });
    return z
      .array(z.strictObject({ job: jobSchema }))
      .parse(document && 'toJS' in document ? document.toJS() : []);
  });
  return new Map(jobs.map(({ job }) => [job.name, job]));
}
