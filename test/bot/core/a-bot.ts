import { decide } from '../../../bot/core/decide.ts';
import { needs, needsMove } from '../../../bot/core/needs.ts';
import type { BotEvent } from '../../../bot/model/bot-event.ts';
import type { Asked, Command, Misunderstood, Reading } from '../../../bot/model/command.ts';
import type { AuditEntry, Facts, Input } from '../../../bot/model/decision.ts';
import type { Effect, Ended } from '../../../bot/model/effect.ts';
import type { Person } from '../../../bot/model/person.ts';
import type { HeadMove, Pull } from '../../../bot/model/pull.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import type { Run, RunResult } from '../../../bot/model/run.ts';
import type { RepositorySettings, Role } from '../../../bot/model/settings.ts';
import type { Sighting } from '../../../bot/model/sighting.ts';
import type { Target } from '../../../bot/model/target.ts';

/** People of the tests: an author from outside, a committer, an administrator, a stranger. */
export const OUTSIDER: Person = { id: 1, login: 'outsider' };
export const COMMITTER: Person = { id: 2, login: 'committer' };
export const ADMIN: Person = { id: 3, login: 'admin' };
export const STRANGER: Person = { id: 4, login: 'stranger' };

const ROLES = new Map<number, Role>([
  [COMMITTER.id, 'write'],
  [ADMIN.id, 'admin'],
]);

const REPOSITORY = { id: 10, name: 'o/r' };
export const REF = { repository: REPOSITORY, number: 42 };
/** A commit's id, made of one digit. */
export const sha = (digit: string): string => digit.repeat(40);

export const pullOf = (more: Partial<Pull> & { readonly at?: string } = {}): Pull => {
  const { at = 'a', ...given } = more;
  return {
    ref: REF,
    author: COMMITTER,
    state: 'open',
    draft: false,
    head: { sha: sha(at), branch: 'mend', repository: REPOSITORY },
    base: { branch: 'main', sha: sha('0') },
    merged: undefined,
    labels: [],
    ...given,
  };
};

export const target = (name: string, more: Partial<Target> = {}): Target => ({
  name,
  backend: 'jenkins',
  instance: 'one',
  command: 'run',
  description: undefined,
  facets: {},
  labels: [],
  upload: 'all',
  ...more,
});

const builds = (architecture: string, instance: string): Target =>
  target(`linux/${architecture} eessi`, {
    command: 'build',
    backend: 'slurm',
    instance,
    facets: { architecture: `linux/${architecture}`, repository: 'eessi-2023.06' },
  });

const WRITE = [{ kind: 'role', role: 'write' }] as const;
const AUTHOR = [{ kind: 'author' }, ...WRITE] as const;

export const settingsOf = (more: Partial<RepositorySettings> = {}): RepositorySettings => ({
  names: ['ci-bot'],
  instances: ['one', 'two'],
  editedComments: 'ignore',
  onPush: 'mark',
  onMerge: 'nothing',
  guide: false,
  runsPerHour: 100,
  trusted: WRITE,
  rights: {
    run: AUTHOR,
    build: WRITE,
    abort: AUTHOR,
    approve: WRITE,
    deploy: WRITE,
    benchmark: WRITE,
    command: [{ kind: 'everyone' }],
    admin: [{ kind: 'person', id: ADMIN.id, login: ADMIN.login }],
  },
  targets: [
    target('unix-cpu'),
    target('unix-gpu'),
    builds('x86_64/amd/zen2', 'two'),
    builds('x86_64/amd/zen3', 'two'),
    builds('aarch64/generic', 'one'),
    target('benchmarks', { command: 'benchmark', backend: 'gitlab' }),
  ],
  deployLabel: 'bot:deploy',
  ...more,
});

export const FILTERS = { architecture: [], repository: [], instance: [], accelerator: [], job: [] };
export const runCi = (...jobs: readonly string[]): Command => ({
  kind: 'run',
  jobs: jobs.length === 0 ? 'all' : jobs,
});

const asked = (command: Command): Asked => ({ command, text: 'as written', line: 1, addressed: 'ci-bot' });
export const NOTHING: Reading = { asked: [], misunderstood: [] };
export const reading = (...commands: readonly Command[]): Reading => ({
  asked: commands.map(asked),
  misunderstood: [],
});

/** A bot instance with its record, a clock, and a GitHub that says what it is asked and no more. */
export class ABot {
  now = 1_000_000;
  pull: Pull = pullOf();
  /** The last move of the head that GitHub lists; undefined: it does not say. */
  moved: HeadMove | 'never' | undefined = 'never';
  /** How often it was asked for. */
  movesAsked = 0;
  settings: RepositorySettings;
  record: PullRecord | undefined;
  audit: AuditEntry[] = [];
  readonly instance: string;
  /** Whom GitHub says nothing about. */
  readonly silent = new Set<number>();
  readonly roles = new Map(ROLES);
  #count = 0;

  constructor(settings: Partial<RepositorySettings> = {}, instance = 'one') {
    this.settings = settingsOf(settings);
    this.instance = instance;
  }

  get known(): PullRecord {
    if (this.record === undefined) throw new Error('nothing is known yet');
    return this.record;
  }

  facts(input: Input): Facts {
    const wanted = needs(this.record, input, this.settings);
    const standings = wanted.standings
      .filter(({ id }) => !this.silent.has(id))
      .map(person => ({ person, role: this.roles.get(person.id) ?? ('read' as const), teams: [] }));
    const facts = {
      now: this.now,
      instance: this.instance,
      settings: this.settings,
      configurationProblems: [],
      pull: wanted.pull ? this.pull : undefined,
      standings,
    };
    if (!needsMove(this.record, input, facts)) return facts;
    this.movesAsked += 1;
    return { ...facts, moved: this.moved };
  }

  tell(input: Input): this {
    this.now += 1_000;
    const decision = decide(this.record, input, this.facts(input));
    this.record = decision?.record ?? this.record;
    this.audit.push(...(decision?.audit ?? []));
    return this;
  }

  /** What would be decided on other facts; nothing is remembered. */
  decideWith(input: Input, facts: Facts) {
    return decide(this.record, input, facts);
  }

  event(event: BotEvent, words: Reading = NOTHING, id = `d${this.#count++}`): this {
    return this.tell({ kind: 'event', id, event, reading: words });
  }

  /** A comment of now, in which commands stand. */
  comment(by: Person, ...commands: readonly Command[]): this {
    return this.event(this.commentEvent(by), reading(...commands));
  }

  misunderstood(by: Person, line: Misunderstood): this {
    return this.event(this.commentEvent(by), { asked: [], misunderstood: [line] });
  }

  commentEvent(by: Person, more: { id?: number; at?: number; byBot?: boolean } = {}) {
    const { id = 100 + this.#count++, at = this.now, byBot = false } = more;
    const comment = { id, body: '', author: by, byBot, at, url: `https://x.example/${id}` };
    return { kind: 'comment', change: 'created', pull: REF, comment, by } as const;
  }

  /** GitHub's word about the pull request, which is so from now on. */
  pullEvent(
    change: Extract<BotEvent, { kind: 'pull' }>['change'],
    more: Partial<Pull> & { at?: string } = {},
  ) {
    const { at, ...given } = more;
    this.pull = {
      ...this.pull,
      ...given,
      ...(at === undefined ? {} : { head: { ...this.pull.head, sha: sha(at) } }),
    };
    return this.event({
      kind: 'pull',
      change,
      pull: this.pull,
      by: this.pull.author,
      label: undefined,
      at: this.now,
    });
  }

  label(by: Person, label = 'bot:deploy', at = this.now): this {
    this.pull = { ...this.pull, labels: [label] };
    return this.event({ kind: 'pull', change: 'labelled', pull: this.pull, by, label, at });
  }

  review(
    author: Person,
    commit: string,
    verdict: 'approved' | 'dismissed' | 'commented' | 'changes-requested' = 'approved',
    { id = 7, at = 5 } = {},
  ): this {
    const review = { id, verdict, sha: commit, author, body: '', at, url: 'https://x.example/r' };
    return this.event({ kind: 'review', pull: REF, review });
  }

  tick(after = 0): this {
    this.now += after;
    return this.tell({ kind: 'tick' });
  }

  seen(run: Run, sighting: Sighting): this {
    return this.tell({ kind: 'seen', run: run.id, sighting });
  }

  ended(key: string, ended: Ended = { kind: 'done' }): this {
    return this.tell({ kind: 'ended', key, ended });
  }

  /** Hands all that is starting to its backend. */
  handOver(held = false): this {
    for (const { key, effect } of this.known.pending)
      if (effect.kind === 'submit')
        this.ended(key, {
          kind: 'done',
          got: { kind: 'submitted', handle: `job:${effect.run}`, link: undefined, held },
        });
    return this;
  }

  /** Ends a run that was handed over. */
  finish(run: Run, outcome: RunResult['outcome'] = 'success'): this {
    return this.seen(run, ended(outcome, this.now));
  }

  /** The newest run of a target. */
  run(name: string): Run {
    const found = this.known.runs.findLast(run => run.target === name);
    if (found === undefined) throw new Error(`no run of ${name}`);
    return found;
  }

  effects<K extends Effect['kind']>(kind: K): readonly Extract<Effect, { kind: K }>[] {
    return this.known.pending.map(({ effect }) => effect).filter(effect => isKind(effect, kind));
  }

  get standings(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.known.runs.map(run => [run.target, stood(run)]));
  }

  get answers(): readonly string[] {
    return (this.record?.answers ?? []).map(({ tone, text }) => `${tone}: ${text}`);
  }

  get reactions(): readonly string[] {
    return this.effects('react').map(({ reaction }) => reaction);
  }
}

/** A pull request of somebody from outside, opened a while ago. */
export function outside(settings: ConstructorParameters<typeof ABot>[0] = {}): ABot {
  const bot = new ABot(settings);
  bot.pull = pullOf({ author: OUTSIDER });
  bot.pullEvent('opened');
  bot.now += 60_000;
  return bot;
}

const isKind = <K extends Effect['kind']>(effect: Effect, kind: K): effect is Extract<Effect, { kind: K }> =>
  effect.kind === kind;

/** How a run stands, in a word; of one that ended, how. */
export const stood = ({ standing }: Run): string =>
  standing.kind === 'ended' ? standing.result.outcome : standing.kind;

export const ended = (
  outcome: RunResult['outcome'],
  at: number,
  more: Partial<RunResult> = {},
): Sighting => ({
  kind: 'ended',
  at,
  since: undefined,
  link: undefined,
  result: {
    outcome,
    summary: '',
    details: [],
    tests: undefined,
    artefacts: [{ name: 'a.tar.gz', bytes: 1, sha256: sha('f'), source: 's' }],
    report: undefined,
    ...more,
  },
});
