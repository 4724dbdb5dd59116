import { z } from 'zod';
import { faultOf } from './answer-faults.ts';
import type { HttpAnswer } from './http-exchange.ts';
import type { HttpSession } from './http-session.ts';
import { JenkinsFailed } from './jenkins.ts';
import type { StartedAgain } from './jenkins-control.ts';
import type { KnownWork } from './known-work.ts';
import { readAnswer, readPage } from './read-page.ts';

const LONGEST_NAME = 10_000;
const MOST = 10_000;
const definitions = z
  .array(z.object({ name: z.string().max(LONGEST_NAME) }))
  .max(MOST)
  .nullish();
const jobSchema = z.object({
  property: z
    .array(z.object({ parameterDefinitions: definitions }).nullable())
    .max(MOST)
    .default([]),
});

/** Starts a build of a job with these parameters. Jenkins folds it into one that waits with the same. @returns its queue item */
export async function startBuild(
  session: HttpSession,
  job: string,
  form: Readonly<Record<string, string>> | undefined,
): Promise<string | undefined> {
  const path = form === undefined ? `${job}build` : `${job}buildWithParameters`;
  const answer = await session.ask({ method: 'POST', path, repeatable: false, ...(form && { form }) });
  // 303: it was folded.
  if (![201, 303].includes(answer.status)) throw faultOf(answer, `starting \`${job}\``);
  return itemIn(answer);
}

/** The queue item that an answer sends us to, relative to the root. The host in its address is whatever Jenkins takes itself for. */
export function itemIn({ headers }: HttpAnswer): string | undefined {
  const [item] = /queue\/item\/\d+\/$/.exec(headers.get('Location') ?? '') ?? [];
  return item;
}

/** Starts work with its recorded parameters, as far as its job has them still: with others `build` would be refused. */
export async function startWithParameters(session: HttpSession, work: KnownWork): Promise<StartedAgain> {
  const secret = work.parameters.find(parameter => 'secret' in parameter);
  if (secret)
    throw new JenkinsFailed(
      'refused',
      `\`${work.job}\` cannot be started again: Jenkins does not tell its parameter ${secret.name}`,
      'start it by hand',
    );
  const known = await parametersOf(session, work.job);
  const given = work.parameters.flatMap(parameter =>
    'value' in parameter ? [[parameter.name, String(parameter.value)] as const] : [],
  );
  const form = Object.fromEntries(given.filter(([name]) => known.has(name)));
  const dropped = given.flatMap(([name]) => (known.has(name) ? [] : name));
  const item = await startBuild(session, work.job, known.size === 0 ? undefined : form);
  return { item, dropped };
}

async function parametersOf(session: HttpSession, job: string): Promise<ReadonlySet<string>> {
  const what = `reading the parameters of \`${job}\``;
  const page = await readPage(session, `${job}api/json?tree=property[parameterDefinitions[name]]`, what);
  const { property } = readAnswer(jobSchema, page, what);
  return new Set(property.flatMap(given => given?.parameterDefinitions ?? []).map(({ name }) => name));
}

/** Starts a Pipeline's build once more as it was. @throws JenkinsFailed `refused` where it had passwords */
export async function rebuild(session: HttpSession, { job, number }: KnownWork): Promise<StartedAgain> {
  if (number === undefined)
    throw new JenkinsFailed('refused', `\`${job}\` cannot be rebuilt: it had not begun`);
  const path = `${job}${number}/replay/rebuild`;
  const answer = await session.ask({ method: 'POST', path, repeatable: false });
  if (![200, 201, 302, 303].includes(answer.status)) throw faultOf(answer, `rebuilding \`${job}${number}/\``);
  return { item: undefined, dropped: [] };
}
