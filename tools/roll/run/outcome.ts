import type { LeaderRecord, LostWork } from './recorded-work.ts';

/** What an act brought. */
export type Got =
  | { readonly kind: 'record'; readonly record: LeaderRecord }
  /** `snap-…`. */
  | { readonly kind: 'snapshot'; readonly id: string }
  /** `more`: what runs now may still turn out to be lost, until Jenkins has had its time to resume it. */
  | { readonly kind: 'lost'; readonly lost: readonly LostWork[]; readonly more: boolean }
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
