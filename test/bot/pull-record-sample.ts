import { newRecord } from '../../bot/core/new-record.ts';
import type { PullRecord } from '../../bot/model/pull-record.ts';

const REPOSITORY = { id: 1_300_192, name: 'apache/mxnet' };

/** A record of a pull request of which nothing is known yet but what is given. */
export const pullRecord = (more: Partial<PullRecord> = {}): PullRecord => ({
  ...newRecord(
    {
      ref: { repository: REPOSITORY, number: 42 },
      author: { id: 7, login: 'author' },
      state: 'open',
      draft: false,
      head: { sha: 'a'.repeat(40), branch: 'mend', repository: REPOSITORY },
      base: { branch: 'main', sha: 'b'.repeat(40) },
      merged: undefined,
      labels: [],
    },
    0,
  ),
  ...more,
});
