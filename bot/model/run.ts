import type { Person } from './person.ts';

/** Something that a run has made. */
export interface Artefact {
  /** The file's name, one path element, already checked. */
  readonly name: string;
  readonly bytes: number;
  /** 64 hexadecimal digits, made outside the reach of the pull request. */
  readonly sha256: string;
  /** Where the backend finds it again; opaque. */
  readonly source: string;
}

/** How a run can end. */
export const OUTCOMES = [
  'success',
  'failure',
  'unstable',
  'cancelled',
  'timed-out',
  'unknown',
  'not-started',
] as const;

/** How a run ended. */
export type Outcome = (typeof OUTCOMES)[number];

/** What a run left. Texts are plain, of untrusted origin, and shortened by the backend to 2,000 characters. */
export interface RunResult {
  readonly outcome: Outcome;
  /** One line. */
  readonly summary: string;
  readonly details: readonly string[];
  /** How its tests went, where those are told apart from the build: EESSI's second row. */
  readonly tests: { readonly outcome: Outcome; readonly summary: string } | undefined;
  readonly artefacts: readonly Artefact[];
  /** The page that tells more, such as the benchmarks' report. */
  readonly report: string | undefined;
}

/** Where a run stands. Times are milliseconds since 1970. */
export type RunStanding =
  /** Its commit needs a maintainer's word. */
  | { readonly kind: 'unapproved' }
  /** It was taken on, and begins once the right to it was looked at again and nothing stands in its way. */
  | { readonly kind: 'waiting'; readonly why: string }
  /** It is being handed to its backend. */
  | { readonly kind: 'starting' }
  /** The backend has it and begins it once the right to it was looked at again. */
  | { readonly kind: 'held' }
  | {
      readonly kind: 'queued';
      /** From 1. */
      readonly position: number | undefined;
      readonly why: string | undefined;
      readonly expectedEnd: number | undefined;
    }
  | { readonly kind: 'running'; readonly since: number; readonly expectedEnd: number | undefined }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly since: number | undefined;
      readonly result: RunResult;
    };

/** What became of a run's artefacts. */
export interface Upload {
  readonly artefact: string;
  readonly state: 'uploaded' | 'kept-back' | 'failed';
  /** The address in the bucket, or why not. */
  readonly told: string;
  readonly at: number;
}

/** One target, run once, for one commit. */
export interface Run {
  /** 16 hexadecimal digits, made from the request and the target. Backends know the run by it: asked for twice, it runs once. */
  readonly id: string;
  /** The request it belongs to. */
  readonly request: string;
  readonly target: string;
  /** From 1, among the runs of this target for this pull request. */
  readonly attempt: number;
  readonly sha: string;
  /** The tip of the base branch when it was asked for: what the commit is compared with or merged into. */
  readonly base: string;
  /** Its place among the runs of its request, from 0. */
  readonly index: number;
  readonly standing: RunStanding;
  /** When it was first meant to be handed to its backend; undefined: no backend can have it. */
  readonly intended: number | undefined;
  /** The head is another commit by now. */
  readonly outdated: boolean;
  /** The backend's name for it: a build's address, a job's number. */
  readonly handle: string | undefined;
  /** A page about it. */
  readonly link: string | undefined;
  readonly uploads: readonly Upload[];
  /** Somebody wants it to end. */
  readonly stopped: { readonly by: Person | undefined; readonly why: string } | undefined;
  /** The backend lost it before it began, and was handed it a second time; there is no third. */
  readonly resubmitted: boolean;
  /** Since when the right to it could not be looked at; too long, and it is not started. */
  readonly inDoubt: number | undefined;
}
