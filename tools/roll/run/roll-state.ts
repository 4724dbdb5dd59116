import type { Entry, JournalLine, RollEnd } from './entry.ts';
import type { Outcome } from './outcome.ts';
import {
  type AgentStanding,
  isAgentEnd,
  isLeaderEnd,
  type JenkinsStanding,
  type LeaderStanding,
  type Meant,
} from './standing.ts';
import { agentAfter, jenkinsAfter, leaderAfter, withRecord } from './standing-after.ts';

type Begun = Extract<Entry, { readonly kind: 'begun' }>;

/** What the lines of a journal come to: all that a roll remembers. Lines are added to it as they are written. */
export class RollState {
  #begun: Begun | undefined;
  #begunAt = 0;
  #closes: number | undefined;
  #leader: LeaderStanding | undefined;
  #stopping: { readonly why: string; readonly how: 'stopped' | 'aborted' } | undefined;
  #ended: RollEnd | undefined;
  #paused = false;
  #rollsBack = false;
  readonly #agents = new Map<string, AgentStanding>();
  readonly #open = new Map<number, Meant>();
  readonly #touched = new Map<string, { readonly at: number; readonly failed: boolean }>();
  #lastAt = 0;
  #jenkins: JenkinsStanding | undefined;

  /** @throws RangeError for a state that no line has begun. */
  get begun(): Begun {
    if (this.#begun === undefined) throw new RangeError('the journal does not say how the roll began');
    return this.#begun;
  }

  /** In milliseconds since 1970. */
  get begunAt(): number {
    return this.#begunAt;
  }

  /** When the window closes in which it runs now, in milliseconds since 1970; undefined: there is no bound. */
  get closes(): number | undefined {
    return this.#closes;
  }

  /** Somebody asked for it: a leader that is not back yet is put back as it was. */
  get rollsBack(): boolean {
    return this.#rollsBack;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Nothing more is begun. */
  get stopping(): { readonly why: string; readonly how: 'stopped' | 'aborted' } | undefined {
    return this.#stopping;
  }

  get ended(): RollEnd | undefined {
    return this.#ended;
  }

  get leader(): LeaderStanding | undefined {
    return this.#leader;
  }

  /** By the machine's name. */
  get agents(): ReadonlyMap<string, AgentStanding> {
    return this.#agents;
  }

  /** What was meant and has no outcome, by number. */
  get open(): ReadonlyMap<number, Meant> {
    return this.#open;
  }

  /** When the last line was written, in milliseconds since 1970. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /** Undefined: it was not looked at yet. */
  get jenkins(): JenkinsStanding | undefined {
    return this.#jenkins;
  }

  /** When a node's mark was last set or taken away, in milliseconds since 1970, and whether that failed. */
  touched(node: string): { readonly at: number; readonly failed: boolean } | undefined {
    return this.#touched.get(node);
  }

  add({ number, at, entry }: JournalLine): void {
    this.#lastAt = at;
    switch (entry.kind) {
      case 'begun':
        this.#begun = entry;
        this.#begunAt = at;
        this.#closes = entry.closes;
        return;
      case 'went-on':
        this.#goOn(entry.closes);
        return;
      case 'intent':
        this.#mean({ number, at, act: entry.act, machine: entry.machine, end: undefined });
        return;
      case 'outcome':
        this.#end(entry.of, at, entry.outcome);
        return;
      case 'agent':
        this.#agents.set(entry.machine, agentAfter(entry, at, this.#agents.get(entry.machine)));
        return;
      case 'leader':
        this.#leader = leaderAfter(entry, at, this.#leader);
        return;
      case 'jenkins':
        this.#jenkins = jenkinsAfter(entry, at, this.#jenkins);
        return;
      case 'order':
        this.#obey(entry);
        return;
      case 'stopping':
        this.#stopping ??= { why: entry.why, how: 'stopped' };
        return;
      case 'ended':
        this.#ended = entry.how;
    }
  }

  /** What was left or put back may be tried again in a new window. */
  #goOn(closes: number | undefined): void {
    this.#ended = undefined;
    this.#closes = closes;
    for (const { machine, phase } of [...this.#agents.values()])
      if (phase === 'left' || phase === 'put-back') this.#agents.delete(machine);
    if (this.#leader?.phase === 'left') this.#leader = undefined;
  }

  #obey({ order, by, why }: Extract<Entry, { readonly kind: 'order' }>): void {
    if (order === 'pause' || order === 'resume') this.#paused = order === 'pause';
    else {
      this.#rollsBack ||= order === 'rollback';
      const asked = `${by} asked to ${order === 'abort' ? 'abort it' : 'roll it back'}`;
      this.#stopping = { why: why === undefined ? asked : `${asked}: ${why}`, how: 'aborted' };
    }
  }

  #mean(meant: Meant): void {
    this.#open.set(meant.number, meant);
    this.#put(meant, acts => [...acts, meant]);
  }

  #end(of: number, at: number, outcome: Outcome): void {
    const meant = this.#open.get(of);
    if (meant === undefined) return;
    this.#open.delete(of);
    const { act } = meant;
    if (act.kind === 'cordon' || act.kind === 'uncordon' || act.kind === 'mark-again')
      this.#touched.set(act.node, { at, failed: outcome.result === 'failed' });
    const ended = { ...meant, end: { at, outcome } };
    this.#put(ended, acts => acts.map(act => (act.number === of ? ended : act)));
    if (meant.machine === 'leader' && outcome.result === 'done') this.#keep(outcome);
  }

  #put({ machine }: Meant, change: (acts: readonly Meant[]) => readonly Meant[]): void {
    if (machine === undefined) return;
    if (machine === 'leader') {
      if (this.#leader) this.#leader = { ...this.#leader, acts: change(this.#leader.acts) };
      return;
    }
    const agent = this.#agents.get(machine);
    if (agent) this.#agents.set(machine, { ...agent, acts: change(agent.acts) });
  }

  #keep({ got }: Extract<Outcome, { readonly result: 'done' }>): void {
    if (this.#leader === undefined || got === undefined) return;
    if (got.kind === 'record') this.#leader = withRecord(this.#leader, got.record);
    if (got.kind === 'snapshot') this.#leader = { ...this.#leader, snapshot: got.id };
    if (got.kind === 'lost')
      this.#leader = { ...this.#leader, lost: [...(this.#leader.lost ?? []), ...got.lost] };
    if (got.kind === 'started')
      this.#leader = { ...this.#leader, started: [...this.#leader.started, got.url] };
  }

  /** The machines that something happens to. */
  active(): readonly AgentStanding[] {
    return [...this.#agents.values()].filter(({ phase }) => !isAgentEnd(phase));
  }

  /** Whether the leader is on its way down, away or on its way up. */
  get leaderActive(): boolean {
    return this.#leader !== undefined && !isLeaderEnd(this.#leader.phase);
  }
}
