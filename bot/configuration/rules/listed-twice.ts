/** What `listed-twice` says of either file. */
export const LISTED_TWICE = {
  id: 'listed-twice',
  severity: 'error',
  says: 'An entry stands in a list once.',
} as const;
