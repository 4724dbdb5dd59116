import type { RunResult } from './run.ts';

/** How a backend sees a run now. Times are milliseconds since 1970. */
export type Sighting =
  /** It waits for `release`. */
  | { readonly kind: 'held'; readonly link: string | undefined }
  | {
      readonly kind: 'queued';
      /** From 1; undefined: the backend does not say. */
      readonly position: number | undefined;
      /** Why it waits, in the backend's words; untrusted. */
      readonly why: string | undefined;
      readonly expectedEnd: number | undefined;
      readonly link: string | undefined;
    }
  | {
      readonly kind: 'running';
      readonly since: number;
      readonly expectedEnd: number | undefined;
      readonly link: string | undefined;
    }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly since: number | undefined;
      readonly result: RunResult;
      readonly link: string | undefined;
    }
  /** The backend does not know it (any more): it was never begun, or removed by hand and no trace is left. */
  | { readonly kind: 'absent' };
