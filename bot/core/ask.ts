import type { Request } from '../model/pull-record.ts';

/** A command that this instance has a part in. */
export interface Ask {
  readonly request: Request;
  /** The commit that a review is of; undefined: a comment or a label asked, which name none. */
  readonly saw: string | undefined;
  /** The address of what asked. */
  readonly url: string | undefined;
  /** Whether this instance says what is to be said about it; what only it can know it says in any case. */
  readonly speaks: boolean;
}
