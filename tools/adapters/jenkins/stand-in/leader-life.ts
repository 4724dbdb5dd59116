/** How a Jenkins answers, whatever it is asked. */
export type Phase =
  | 'up'
  /** 503, and says that it restarts. */
  | 'restarting'
  /** 503, and says that it starts. */
  | 'down'
  /** 401 to GET requests with good credentials, 503 to others. */
  | 'starting'
  /** No answer: the connection breaks. */
  | 'gone'
  /** 503 with nothing in it, for ever: it failed to start. */
  | 'broken';

/** A phase and how long it lasts, in milliseconds. */
export interface TimedPhase {
  readonly phase: Phase;
  readonly lasts: number;
}

/** How long a Jenkins takes for its restarts, in milliseconds. */
export interface RestartTimes {
  /** From the end of its work until its process is gone. */
  readonly goingDown: readonly TimedPhase[];
  /** From the start of its process until it answers. */
  readonly comingUp: readonly TimedPhase[];
  /** From its first answer until agents are back and Pipelines go on. */
  readonly settling: number;
  /** How long a Pipeline waits after a restart for its node. */
  readonly patience: number;
}

/** As it was seen by polling a hard restart of Jenkins 2.528.2 every tenth of a second. */
export const SEEN_TIMES: RestartTimes = {
  goingDown: [
    { phase: 'restarting', lasts: 5_300 },
    { phase: 'starting', lasts: 300 },
  ],
  comingUp: [
    { phase: 'gone', lasts: 4_100 },
    { phase: 'down', lasts: 9_000 },
    { phase: 'starting', lasts: 500 },
    { phase: 'down', lasts: 3_100 },
  ],
  settling: 5_000,
  patience: 300_000,
};

/** The same in a `factor` of the time, for a demonstration; the patience of Pipelines stays as it is. */
export const hurried = (factor: number, times: RestartTimes = SEEN_TIMES): RestartTimes => {
  const shorter = (phases: readonly TimedPhase[]) =>
    phases.map(({ phase, lasts }) => ({ phase, lasts: lasts * factor }));
  return {
    goingDown: shorter(times.goingDown),
    comingUp: shorter(times.comingUp),
    settling: times.settling * factor,
    patience: times.patience,
  };
};

/** What a Jenkins does as a process. */
export type Life =
  | { readonly is: 'up' }
  /** On its way through phases. */
  | {
      readonly is: 'passing';
      readonly since: number;
      readonly phases: readonly TimedPhase[];
      /** `wake`: it has started; `go on`: it only read its configuration again. */
      readonly next: 'wake' | 'go on';
    }
  /** Its process has ended, and nobody has started it again. */
  | { readonly is: 'stopped' }
  | { readonly is: 'broken' };

/** The phase at a time, in milliseconds since 1970. */
export function phaseOf(life: Life, at: number): Phase {
  if (life.is === 'up') return 'up';
  if (life.is === 'stopped') return 'gone';
  if (life.is === 'broken') return 'broken';
  let end = life.since;
  for (const { phase, lasts } of life.phases) {
    end += lasts;
    if (at < end) return phase;
  }
  return 'gone';
}

/** When a passage is over. */
export const endOf = ({ since, phases }: Extract<Life, { is: 'passing' }>): number =>
  phases.reduce((sum, { lasts }) => sum + lasts, since);
