/** What was measured of one benchmark: one number for each process, in the order in which they ran. */
export interface Measured {
  readonly name: string;
  /** Seconds of one run, above zero. */
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** Bytes that one run allocates, where that is counted and not measured; the same in every process. */
  readonly memory: { readonly base: number; readonly head: number } | undefined;
}

/** How one benchmark went. `inconclusive`: more samples are needed to say. */
export type Verdict = 'regression' | 'improvement' | 'equivalent' | 'inconclusive';

/** A benchmark, judged. Times in seconds. */
export interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
  readonly baseMedian: number;
  readonly headMedian: number;
  /** Head over base, and the bounds of its 95 % interval. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly q: number;
  /** What the interval had to be beyond: the larger of its noise floor and the least change that counts. */
  readonly margin: number;
  readonly samples: { readonly base: number; readonly head: number };
  /** Exact, where it is counted. */
  readonly memory:
    | { readonly base: number; readonly head: number; readonly verdict: 'more' | 'less' | 'same' }
    | undefined;
}
