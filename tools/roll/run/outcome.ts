import type { LeaderRecord, LostWork } from './recorded-work.ts';

/** What an act brought. */
export type Got =
  | { readonly kind: 'record'; readonly record: LeaderRecord }
  /** `snap-…`. */
  | { readonly kind: 'snapshot'; readonly id: string }
  | { readonly kind: 'lost'; readonly lost: readonly LostWork[] }
  /** The address in Jenkins, relative to the root, of a build or queue item. */
  | { readonly kind: 'started'; readonly url: string };

/** How an act ended. It ends `failed` only when trying again has no use. */
export type Outcome =
  | { readonly result: 'done'; readonly got?: Got }
  | {
      readonly result: 'failed';
      readonly why: string;
      /** What a person can do about it. */
      readonly fix?: string;
    };
