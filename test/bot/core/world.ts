import { expect } from 'vitest';
import { decide } from '../../../bot/core/decide.ts';
import { needs, needsMove } from '../../../bot/core/needs.ts';
import type { BotEvent } from '../../../bot/model/bot-event.ts';
import type { Command } from '../../../bot/model/command.ts';
import type { Facts, Input } from '../../../bot/model/decision.ts';
import type { Effect, Ended } from '../../../bot/model/effect.ts';
import type { Person } from '../../../bot/model/person.ts';
import type { HeadMove, Pull } from '../../../bot/model/pull.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import type { RepositorySettings, Role } from '../../../bot/model/settings.ts';
import type { Sighting } from '../../../bot/model/sighting.ts';
import { COMMITTER, ended, NOTHING, OUTSIDER, pullOf, REF, reading, settingsOf, sha } from './a-bot.ts';

/** What a backend has of a run. `begun`: how often it truly began. */
interface Job {
  state: 'held' | 'queued' | 'running' | 'ended' | 'gone';
  outcome: 'success' | 'failure' | 'cancelled';
  begun: number;
  seenRunning: boolean;
  sha: string;
}

/** One bot instance with what it remembers, what is on its way to it, and what it was last told by its backend. */
interface Instance {
  readonly name: string;
  record: PullRecord | undefined;
  readonly inbox: Input[];
  readonly old: Input[];
  /** Which requests it answered by a refusal or a suggestion. */
  readonly answered: Set<string>;
}

/** Words of a maintainer about a commit, as they were truly meant. */
interface Word {
  readonly sha: string;
  readonly by: Person;
}

/** How a piece of work goes wrong: not at all; killed before or after it is done; told twice; refused for now or for good. */
export const MISHAPS = ['none', 'none', 'none', 'before', 'after', 'twice', 'later', 'failed'] as const;
export type Mishap = (typeof MISHAPS)[number];

/** A small world: GitHub, two bot instances with their backends (one holds runs, one does not), and a clock. */
export class World {
  /** By GitHub's clock. */
  now = 1_000_000;
  /** How far the bots' clock is ahead. */
  ahead = 0;
  pull: Pull;
  /** What GitHub lists last of moves of the head. */
  moved: HeadMove | 'never' = 'never';
  readonly settings: RepositorySettings;
  readonly roles = new Map<number, Role>([[COMMITTER.id, 'write']]);
  readonly silent = new Set<number>();
  readonly instances: readonly Instance[];
  readonly jobs = new Map<string, Job>();
  readonly words: Word[] = [];
  /** Reactions that were made, by comment. */
  readonly reacted = new Map<number, Set<string>>();
  readonly asked: number[] = [];
  #count = 0;

  constructor(author: Person, more: Partial<RepositorySettings> = {}) {
    this.settings = settingsOf(more);
    this.pull = pullOf({ author });
    this.instances = this.settings.instances.map(name => ({
      name,
      record: undefined,
      inbox: [],
      old: [],
      answered: new Set(),
    }));
    this.#pullEvent('opened');
  }

  #send(event: BotEvent, words = NOTHING): void {
    const id = `d${this.#count++}`;
    for (const { inbox } of this.instances) inbox.push({ kind: 'event', id, event, reading: words });
  }

  #pullEvent(change: Extract<BotEvent, { kind: 'pull' }>['change']): void {
    this.#send({
      kind: 'pull',
      change,
      pull: this.pull,
      by: this.pull.author,
      label: undefined,
      at: this.#second,
    });
  }

  /** GitHub tells whole seconds. */
  get #second(): number {
    return Math.floor(this.now / 1_000) * 1_000;
  }

  comment(by: Person, command: Command): void {
    const id = this.#count++;
    this.asked.push(id);
    const comment = { id, body: '', author: by, byBot: false, at: this.#second, url: '' };
    const about = command.kind === 'approve' && command.sha !== undefined ? command.sha : this.pull.head.sha;
    if (['approve', 'run', 'build', 'benchmark'].includes(command.kind)) this.words.push({ sha: about, by });
    this.#send({ kind: 'comment', change: 'created', pull: REF, comment, by }, reading(command));
  }

  review(by: Person, verdict: 'approved' | 'dismissed'): void {
    const { sha: reviewed } = this.pull.head;
    if (verdict === 'approved') this.words.push({ sha: reviewed, by });
    const review = {
      id: this.#count++,
      verdict,
      sha: reviewed,
      author: by,
      body: '',
      at: this.#second,
      url: '',
    };
    this.#send({ kind: 'review', pull: REF, review });
  }

  /** Of the commits `b` alone builds on another, on `a`: each other push that changes the head is a forced one. */
  push(digit: string): void {
    const before = this.pull.head.sha;
    const isOnTop = before === sha(digit) || (before === sha('a') && digit === 'b');
    if (!isOnTop) this.moved = { at: this.#second, to: sha(digit) };
    this.pull = { ...this.pull, head: { ...this.pull.head, sha: sha(digit) } };
    this.#pullEvent('pushed');
  }

  turn(state: Pull['state']): void {
    this.pull = { ...this.pull, state, merged: state === 'merged' ? sha('9') : undefined };
    this.#pullEvent(state === 'open' ? 'reopened' : 'closed');
  }

  #facts(instance: Instance, input: Input): Facts {
    const wanted = needs(instance.record, input, this.settings);
    const standings = wanted.standings
      .filter(({ id }) => !this.silent.has(id))
      .map(person => ({ person, role: this.roles.get(person.id) ?? ('read' as const), teams: [] }));
    const facts = {
      now: this.now + this.ahead,
      instance: instance.name,
      settings: this.settings,
      configurationProblems: [],
      pull: wanted.pull ? this.pull : undefined,
      standings,
    };
    return needsMove(instance.record, input, facts) ? { ...facts, moved: this.moved } : facts;
  }

  /** Tells an instance something; `forgets`: it is killed before it has written down what it decided. */
  tell(instance: Instance, input: Input, forgets = false): void {
    this.now += 7;
    const facts = this.#facts(instance, input);
    const decision = decide(instance.record, input, facts);
    // The same again: each time would take too long.
    if (this.now % 10 === 0) expect(decide(instance.record, input, facts)).toEqual(decision);
    if (decision === undefined || forgets) return;
    const { record } = decision;
    for (const { request, tone } of record.answers)
      if (request !== undefined && (tone === 'refused' || tone === 'misunderstood'))
        instance.answered.add(request);
    const keys = record.pending.map(({ key }) => key);
    const shows = keys.filter(key => key.startsWith('show:')).length;
    if (new Set(keys).size < keys.length || shows > 1) throw new Error(`twice to be done: ${keys}`);
    instance.record = record;
    this.#noteSeen(instance);
  }

  #noteSeen({ record }: Instance): void {
    for (const run of record?.runs ?? []) {
      const job = this.jobs.get(run.id);
      if (job !== undefined && run.standing.kind === 'running') job.seenRunning = true;
    }
  }

  /** Hands an instance one of the things on their way to it, or one that it had before. */
  deliver(instance: Instance, which: number, again: boolean, forgets: boolean): void {
    const from = again && instance.old.length > 0 ? instance.old : instance.inbox;
    const input = from[which % Math.max(1, from.length)];
    if (input === undefined) return;
    this.tell(instance, input, forgets);
    if (forgets || from === instance.old) return;
    instance.inbox.splice(instance.inbox.indexOf(input), 1);
    instance.old.push(input);
  }

  /** Time goes by, then an instance does what is due, as far as it is not killed. */
  work(instance: Instance, mishap: Mishap): void {
    if (instance.record === undefined) return;
    this.tell(instance, { kind: 'tick' });
    const due = instance.record.pending.filter(known => known.due <= this.now + this.ahead);
    for (const [index, { key, effect }] of due.entries()) {
      const here = index === 0 ? mishap : 'none';
      if (here === 'before') return;
      const how = this.#ended(instance, effect, here);
      if (here === 'after') return;
      const input = { kind: 'ended', key, ended: how } as const;
      this.tell(instance, input);
      if (here === 'twice') this.tell(instance, input);
      instance.old.push(input);
    }
  }

  #ended(instance: Instance, effect: Effect, mishap: Mishap): Ended {
    if (mishap === 'failed' && effect.kind !== 'cancel' && effect.kind !== 'react')
      return { kind: 'failed', why: 'no' };
    const done = this.#perform(instance, effect);
    return mishap === 'later' ? { kind: 'later', why: 'no answer', after: 0 } : done;
  }

  #perform(instance: Instance, effect: Effect): Ended {
    switch (effect.kind) {
      case 'react':
        this.reacted.set(
          effect.comment,
          (this.reacted.get(effect.comment) ?? new Set()).add(effect.reaction),
        );
        return { kind: 'done' };
      case 'show':
        return { kind: 'done', got: { kind: 'comment', id: 5, hash: String(this.now) } };
      case 'submit':
        return this.#submit(instance, effect.run);
      case 'release':
        this.#release(instance, effect.run);
        return { kind: 'done' };
      case 'cancel':
        this.#cancel(effect.run);
        return { kind: 'done' };
      case 'tidy':
        return { kind: 'done', got: { kind: 'tidied', moved: [] } };
      default:
        return { kind: 'done' };
    }
  }

  #submit(instance: Instance, id: string): Ended {
    const run = instance.record?.runs.find(known => known.id === id);
    if (run === undefined) throw new Error('a run was handed over that is not in the record');
    const held = instance.name === 'two';
    const known = this.jobs.get(id);
    if (known === undefined || known.state === 'gone') {
      this.#mayBegin(instance, id);
      const state = held ? 'held' : 'queued';
      const fresh = {
        outcome: 'success',
        seenRunning: false,
        sha: run.sha,
        begun: known?.begun ?? 0,
      } as const;
      this.jobs.set(id, { ...fresh, state });
    }
    const { state } = this.jobs.get(id) ?? { state: 'gone' };
    return {
      kind: 'done',
      got: { kind: 'submitted', handle: `h${id}`, link: undefined, held: state === 'held' },
    };
  }

  #release(instance: Instance, id: string): void {
    const job = this.jobs.get(id);
    if (job?.state !== 'held') return;
    this.#mayBegin(instance, id);
    job.state = 'queued';
  }

  #cancel(id: string): void {
    const job = this.jobs.get(id);
    if (job === undefined || job.state === 'ended' || job.state === 'gone') return;
    job.state = 'ended';
    job.outcome = 'cancelled';
  }

  /** Nothing begins but what its requester may run now, of a commit that is trusted or approved by somebody who may approve now. */
  #mayBegin({ record }: Instance, id: string): void {
    const run = record?.runs.find(known => known.id === id);
    const by = record?.requests.find(known => known.id === run?.request)?.by;
    const may = (person: Person | undefined): boolean => this.roles.get(person?.id ?? 0) === 'write';
    const { author } = this.pull;
    const isBuild = run?.target.startsWith('linux') ?? false;
    expect(may(by) || (by?.id === author.id && !isBuild)).toBe(true);
    expect(may(author) || this.words.some(word => word.sha === run?.sha && may(word.by))).toBe(true);
    expect(this.silent.has(by?.id ?? 0) && isBuild).toBe(false);
  }

  /** The backends go on with one of their jobs. */
  proceed(which: number, outcome: 'success' | 'failure'): void {
    const jobs = [...this.jobs.values()].filter(({ state }) => state === 'queued' || state === 'running');
    const job = jobs[which % Math.max(1, jobs.length)];
    if (job === undefined) return;
    if (job.state === 'queued') job.begun += 1;
    else job.outcome = outcome;
    job.state = job.state === 'queued' ? 'running' : 'ended';
  }

  /** Somebody removes a job by hand, without a trace. One that began is removed after the bot has seen it run. */
  remove(which: number): void {
    const jobs = [...this.jobs.values()].filter(
      job => job.state !== 'ended' && (job.begun === 0 || job.seenRunning),
    );
    const job = jobs[which % Math.max(1, jobs.length)];
    if (job !== undefined) job.state = 'gone';
  }

  /** An instance looks at its runs; what it saw may come once more, late. */
  look(instance: Instance): void {
    for (const { id, standing, intended } of instance.record?.runs ?? []) {
      if (standing.kind === 'ended' || intended === undefined) continue;
      const input = { kind: 'seen', run: id, sighting: this.#sighting(id) } as const;
      this.tell(instance, input);
      if (input.sighting.kind !== 'absent') instance.old.push(input);
    }
  }

  #sighting(id: string): Sighting {
    const job = this.jobs.get(id);
    switch (job?.state) {
      case 'held':
        return { kind: 'held', link: undefined };
      case 'queued':
        return { kind: 'queued', position: 1, why: undefined, expectedEnd: undefined, link: undefined };
      case 'running':
        return { kind: 'running', since: 1, expectedEnd: undefined, link: undefined };
      case 'ended':
        return ended(job.outcome, this.now);
      default:
        return { kind: 'absent' };
    }
  }

  /** All goes well from now on, until nothing is left to be done. */
  settle(): void {
    this.silent.clear();
    for (let round = 0; round < 200; round += 1) {
      for (const instance of this.instances) {
        while (instance.inbox.length > 0) this.deliver(instance, 0, false, false);
        this.work(instance, 'none');
        this.look(instance);
      }
      for (let step = 0; step < 4; step += 1) this.proceed(step, 'success');
      this.now += 30_000;
      if (this.instances.every(isQuiet)) return;
    }
    throw new Error('the bots do not come to rest');
  }
}

const isQuiet = ({ record }: Instance): boolean =>
  record === undefined ||
  (record.pending.length === 0 &&
    record.runs.every(({ standing }) => standing.kind === 'ended' || standing.kind === 'unapproved'));

/** Somebody from outside, or a committer. */
export const AUTHORS = [OUTSIDER, COMMITTER] as const;
