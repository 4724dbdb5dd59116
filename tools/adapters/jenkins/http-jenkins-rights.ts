import { z } from 'zod';
import { faultOf } from './answer-faults.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { HttpSession, type SessionOptions } from './http-session.ts';
import type { AccountRights, JenkinsRights, LackedRight, SmokeJob } from './jenkins-rights.ts';
import { readAnswer, readPage } from './read-page.ts';
import { SMOKE_JOB } from './smoke-runs.ts';

const LONGEST = 1_000;
const name = z.string().max(LONGEST);

const whoSchema = z.object({ name, anonymous: z.boolean() });
const overviewSchema = z.object({ quietingDown: z.boolean() });
const jobSchema = z.object({
  buildable: z.boolean(),
  property: z.array(z.object({ parameterDefinitions: z.array(z.object({ name })).nullish() })).nullish(),
});

/** The page of the script console shows to administrators only; looking at it does nothing. */
const ADMINISTRATORS_PAGE = 'script';
const PARAMETERS = ['LABEL', 'NODE'];

const UNTRIED = ['mark nodes offline', 'end builds', 'rebuild Pipelines'];

/**
 * Tries what an account may do, over the REST interface. `cancelQuietDown` does nothing while nothing quiets down, and a
 * parameterised job that is sent no parameters answers 400 to who may build it: neither changes anything.
 */
export class HttpJenkinsRights implements JenkinsRights {
  readonly #session: HttpSession;
  readonly #smokeJob: string;

  constructor(options: SessionOptions, smokeJob = SMOKE_JOB) {
    this.#session = new HttpSession(options);
    this.#smokeJob = smokeJob;
  }

  async tried(): Promise<AccountRights> {
    const { name: account, anonymous } = await this.#read('whoAmI/api/json', whoSchema, 'asking who we are');
    const smoke = await this.#smoke();
    const console = await this.#session.ask({ method: 'GET', path: ADMINISTRATORS_PAGE, repeatable: true });
    const administers = console.status === 200;
    const lacks = administers || anonymous ? [] : await this.#lacks(smoke);
    return { account, anonymous, administers, lacks, untried: administers ? [] : UNTRIED, smoke };
  }

  async #lacks(smoke: SmokeJob): Promise<readonly LackedRight[]> {
    const what = 'asking for the state of Jenkins';
    const { quietingDown } = await this.#read('api/json?tree=quietingDown', overviewSchema, what);
    return [
      // While it quiets down, the trial would end that.
      ...(quietingDown ? [] : await this.#refused('cancelQuietDown', 'quiet Jenkins down')),
      ...(smoke === 'ready' ? await this.#refused(`${this.#smokeJob}build`, 'build the smoke job') : []),
    ];
  }

  async #refused(path: string, what: string): Promise<readonly LackedRight[]> {
    const answer = await this.#session.ask({ method: 'POST', path, repeatable: true });
    if (answer.status !== 403) return [];
    const permission = answer.headers.get('X-Required-Permission') ?? undefined;
    // Without a permission's name it is the crumb that is missing: nothing was said about rights.
    if (permission === undefined) throw faultOf(answer, `trying whether we may ${what}`);
    return [{ what, permission }];
  }

  async #smoke(): Promise<SmokeJob> {
    const path = `${this.#smokeJob}api/json?tree=buildable,property[parameterDefinitions[name]]`;
    const answer = await this.#session.ask({ method: 'GET', path, repeatable: true });
    if (answer.status === 404) return 'missing';
    return stateOf(answer);
  }

  async #read<T extends z.ZodType>(path: string, schema: T, what: string): Promise<z.output<T>> {
    return readAnswer(schema, await readPage(this.#session, path, what), what);
  }
}

function stateOf(answer: HttpAnswer): SmokeJob {
  const what = 'reading the smoke job';
  if (answer.status !== 200) throw faultOf(answer, what);
  const { buildable, property } = readAnswer(jobSchema, answer, what);
  const names = (property ?? []).flatMap(({ parameterDefinitions }) => parameterDefinitions ?? []);
  if (!PARAMETERS.every(wanted => names.some(each => each.name === wanted))) return 'old';
  return buildable ? 'ready' : 'disabled';
}
