import type { Pull } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';

/**
 * What is known of a pull request that was not known before.
 * @param headSince - since when its head has been known, and how it stands, in milliseconds since 1970
 */
export const newRecord = (pull: Pull, headSince: number): PullRecord => ({
  pull,
  pullAt: headSince,
  headSince,
  approvals: [],
  requests: [],
  runs: [],
  answers: [],
  pending: [],
  handled: [],
  horizon: 0,
  comment: undefined,
  shown: undefined,
  toTidy: false,
  tidied: [],
});
