import * as z from 'zod';
import { faultOf } from '../../../tools/adapters/jenkins/answer-faults.ts';
import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { readAnswer } from '../../../tools/adapters/jenkins/read-page.ts';

/** The job of a branch, as Jenkins has it. */
export interface BranchJob {
  /** The number that its next build has. */
  readonly next: number;
  readonly buildable: boolean;
  /** The names of its parameters. */
  readonly parameters: ReadonlySet<string>;
}

const MOST = 1_000;
const TREE = 'nextBuildNumber,buildable,property[parameterDefinitions[name]]';

const schema = z.object({
  nextBuildNumber: z.int().positive(),
  buildable: z.boolean().nullish(),
  property: z
    .array(
      z
        .object({
          parameterDefinitions: z
            .array(z.object({ name: z.string().max(MOST) }))
            .max(MOST)
            .nullish(),
        })
        .nullable(),
    )
    .max(MOST)
    .default([]),
});

/** Undefined: Jenkins has no such job (yet). @param address relative to the root */
export async function readBranchJob(session: HttpSession, address: string): Promise<BranchJob | undefined> {
  const what = `reading the job \`${address}\``;
  const path = `${address}api/json?tree=${TREE}`;
  const answer = await session.ask({ method: 'GET', path, repeatable: true });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw faultOf(answer, what);
  const { nextBuildNumber, buildable, property } = readAnswer(schema, answer, what);
  const names = property.flatMap(each => each?.parameterDefinitions ?? []).map(({ name }) => name);
  return { next: nextBuildNumber, buildable: buildable !== false, parameters: new Set(names) };
}
