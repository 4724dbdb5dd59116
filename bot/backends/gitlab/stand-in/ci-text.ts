import { load } from 'js-yaml';
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);
const seconds = z
  .string()
  .regex(/^[1-9]\d* seconds$/)
  .transform(text => Number.parseInt(text, 10));

const job = z.strictObject({
  stage: z.string(),
  tags: words,
  image: z.string().min(1).optional(),
  interruptible: z.boolean(),
  retry: z.number().int().min(0).max(2),
  resource_group: z.string().min(1).max(255).optional(),
  timeout: seconds,
  when: z.enum(['on_success', 'on_failure', 'always']).default('on_success'),
  needs: z.array(z.strictObject({ job: z.string(), artifacts: z.boolean() })).optional(),
  environment: z
    .strictObject({
      name: z
        .string()
        .max(255)
        .regex(/^[\w /.-]+$/),
      action: z.enum(['prepare', 'verify', 'access']),
    })
    .optional(),
  variables: z.record(z.string(), z.string()),
  script: words,
  artifacts: z.strictObject({
    paths: words,
    when: z.enum(['always', 'on_success', 'on_failure']),
    expire_in: z.string(),
  }),
});

const file = z
  .object({
    workflow: z.strictObject({ rules: z.array(z.strictObject({ if: z.string() })) }),
    stages: words,
  })
  .catchall(job);

/** A job of a `.gitlab-ci.yml`. */
export type CiJob = z.infer<typeof job>;

/**
 * The jobs of a `.gitlab-ci.yml`, by the rules of GitLab that it can break: known keywords, stages that are named, needs of jobs in
 * earlier stages. @returns what GitLab would complain of, where it would
 */
export function ciJobs(text: string): ReadonlyMap<string, CiJob> | string {
  const { success, data, error } = file.safeParse(loaded(text));
  if (!success) return error.issues[0]?.message ?? 'it is no CI file';
  const { stages, workflow: _workflow, ...rest } = data;
  const jobs = new Map(Object.entries(rest));
  for (const [name, { stage, needs = [] }] of jobs) {
    const place = stages.indexOf(stage);
    if (place < 0) return `${name} job: chosen stage ${stage} does not exist`;
    for (const need of needs) {
      const other = jobs.get(need.job);
      if (other === undefined || stages.indexOf(other.stage) >= place)
        return `${name} job: undefined need: ${need.job}`;
    }
  }
  return jobs;
}

function loaded(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}
