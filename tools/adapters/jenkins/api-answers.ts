import { z } from 'zod';
import { JenkinsFailed } from './jenkins.ts';

/** What `/api/json?tree=jobs[_class,name,description]` of a folder says. A name with `/` would be another item's path. */
export const itemListSchema = z.object({
  jobs: z.array(
    z.object({
      _class: z.string(),
      name: z.string().regex(/^[^/]+$/),
      description: z.string().nullish(),
    }),
  ),
});

const jobSchema = z.object({
  name: z.string().optional(),
  inQueue: z.boolean().optional(),
  builds: z.array(z.object({ number: z.int(), building: z.boolean().optional() })).default([]),
});

const busySchema = jobSchema.extend({ jobs: z.array(jobSchema).default([]) });

const RECENT = '{0,50}';
const JOB_FIELDS = `name,inQueue,builds[number,building]${RECENT}`;

/** The query that says what a job and its branches do. */
export const busyTree = `tree=${JOB_FIELDS},jobs[${JOB_FIELDS}]`;

/** The builds that run and the jobs that wait, as paths. @throws JenkinsFailed for an answer that says nothing of it. */
export function busyIn(path: string, answer: unknown): readonly string[] {
  const read = busySchema.safeParse(answer);
  if (!read.success) throw new JenkinsFailed('unreadable', `what \`${path}\` runs cannot be read`);
  const { jobs, ...own } = read.data;
  return [...busyBuilds(path, own), ...jobs.flatMap(job => busyBuilds(`${path}/${job.name ?? '?'}`, job))];
}

function busyBuilds(path: string, { inQueue, builds }: z.output<typeof jobSchema>): readonly string[] {
  const running = builds.filter(build => build.building === true).map(build => `${path} #${build.number}`);
  return inQueue === true ? [`${path} (waiting)`, ...running] : running;
}
