import * as z from 'zod/mini';
import { jsonOf } from '../../events/json-of.ts';
import { BackendFailed } from '../backend.ts';

const number = z.int().check(z.positive());
const time = z.pipe(
  z.string().check(z.refine(text => Number.isFinite(Date.parse(text)))),
  z.transform(text => Date.parse(text)),
);
const moment = z.nullish(time);
const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/));

/** GitLab's words for where a pipeline or a job stands. */
const status = z.string().check(z.regex(/^[a-z_]{1,40}$/));

/** What is read of GitLab's answers; of the rest nothing is known. */
export const SHAPES = {
  project: z.object({ default_branch: z.nullish(z.string()), empty_repo: z.optional(z.boolean()) }),
  commit: z.object({ id: sha, message: z.string(), created_at: time }),
  file: z.object({ last_commit_id: sha }),
  pipelines: z.array(z.object({ id: number, sha, status, web_url: z.string() })),
  jobs: z.array(
    z.object({
      id: number,
      name: z.string(),
      status,
      created_at: time,
      started_at: moment,
      finished_at: moment,
      failure_reason: z.nullish(z.string()),
      tag_list: z.optional(z.array(z.string())),
    }),
  ),
};

export type GitlabPipeline = z.infer<typeof SHAPES.pipelines>[number];
export type GitlabJob = z.infer<typeof SHAPES.jobs>[number];

/** An answer in its shape. @throws BackendFailed: something else than GitLab answered */
export function shaped<T extends z.ZodMiniType>(shape: T, bytes: Uint8Array): z.infer<T> {
  const { success, data } = shape.safeParse(jsonOf(bytes));
  if (success) return data;
  throw new BackendFailed('what answered in place of GitLab is not to be understood', { later: true });
}
