import type { RunningBuild, Survival } from '../../tools/roll/facts.ts';
import type { RecordedParameter } from '../../tools/roll/run/recorded-work.ts';
import type { SimulatedNode } from './simulated-node.ts';

/**
 * What a build is to a restart of Jenkins. `durable`: a Pipeline inside `sh`. `not-resumable`: a Pipeline with
 * `disableResume`. `without-node`: a Pipeline that waits for something without holding an executor.
 */
export type BuildKind = 'freestyle' | 'durable' | 'not-resumable' | 'without-node';

/** A build that somebody asks for. Times are milliseconds. */
export interface BuildRequest {
  /** Relative to Jenkins's root: `job/tvm-cpu/job/main/`. */
  readonly job: string;
  readonly kind: BuildKind;
  /** What its parts wait for. */
  readonly label: string;
  /** How many executors it takes, side by side. */
  readonly parts: number;
  /** How long each part takes. */
  readonly duration: number;
  /** What Jenkins guesses; undefined: it has no guess. */
  readonly estimate: number | undefined;
  readonly parameters: readonly RecordedParameter[];
}

/**
 * Where a part of a build stands. `paused`: Jenkins is quiet, and the Pipeline keeps its executor. `suspended`: Jenkins was
 * restarted, and the part waits for its node.
 */
type PartState = 'queued' | 'running' | 'paused' | 'suspended' | 'done';

/** What waits for one executor, or holds one. */
export interface Part {
  readonly build: SimulatedBuild;
  /** The label that it waits for, or the node as `nodeKey` names it. */
  readonly key: string;
  /** By which it is older than another. */
  readonly order: number;
  readonly since: number;
  state: PartState;
  node: SimulatedNode | undefined;
  /** When it ends, while it runs; how much is left to do, else. */
  ends: number;
  left: number;
  /** New whenever what was planned for it does not hold any more. */
  epoch: number;
}

/** What became of a build. */
export type Fate =
  | { readonly kind: 'open' }
  | { readonly kind: 'finished' }
  /** `by`: what killed it. */
  | { readonly kind: 'lost'; readonly by: string }
  /** The roll's policy or a person ended it. */
  | { readonly kind: 'aborted'; readonly by: string };

/** A build, or a request for one that waits. */
export class SimulatedBuild {
  readonly request: BuildRequest;
  /** The id of its queue item. */
  readonly item: number;
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly accepted: number;
  /** Which of the trace it is; undefined: it is not in the trace. */
  readonly index: number | undefined;
  readonly parts: Part[] = [];
  /** When it got its first executor. */
  begun: number | undefined;
  ended: number | undefined;
  fate: Fate = { kind: 'open' };
  /** The builds that were started in its place. */
  readonly again: SimulatedBuild[] = [];
  /** Whether it ran on a machine of a bad image. */
  unsound = false;
  readonly #whenEnded: (() => void)[] = [];
  #seenOnline: RunningBuild | undefined;
  #seenElse: RunningBuild | undefined;

  constructor(
    request: BuildRequest,
    id: { readonly item: number; readonly number: number },
    accepted: number,
    index: number | undefined,
  ) {
    this.request = request;
    this.item = id.item;
    this.number = id.number;
    this.accepted = accepted;
    this.index = index;
  }

  get url(): string {
    return `${this.request.job}${this.number}/`;
  }

  get isPipeline(): boolean {
    return this.request.kind !== 'freestyle';
  }

  get open(): boolean {
    return this.fate.kind === 'open';
  }

  end(fate: Fate, at: number): void {
    this.fate = fate;
    this.ended = at;
    for (const run of this.#whenEnded) run();
  }

  onEnd(run: () => void): void {
    if (this.open) this.#whenEnded.push(run);
    else run();
  }

  /** As Jenkins shows it. @param online - whether all nodes that it runs on are; undefined: it holds none. */
  seen(online: boolean | undefined): RunningBuild {
    if (online === undefined)
      return { ...this.#asSeen('unknown'), kind: this.isPipeline ? 'pipeline-without-node' : 'freestyle' };
    if (online) {
      this.#seenOnline ??= this.#asSeen(this.#survival());
      return this.#seenOnline;
    }
    this.#seenElse ??= this.#asSeen(
      this.request.kind === 'freestyle' || this.request.kind === 'not-resumable' ? 'lost' : 'unknown',
    );
    return this.#seenElse;
  }

  #survival(): Survival {
    if (this.request.kind === 'freestyle') return 'waited-for';
    return this.request.kind === 'not-resumable' ? 'lost' : 'carried-over';
  }

  #asSeen(survival: Survival): RunningBuild {
    return {
      url: this.url,
      kind: this.isPipeline ? 'pipeline' : 'freestyle',
      startedAt: this.begun ?? this.accepted,
      estimated: this.request.estimate,
      survival,
    };
  }
}
