/** The shape of the bot's table in DynamoDB, as the stacks make it; a test compares both. All keys are strings. */
export const TABLE_SHAPE = {
  hashKey: 'pk',
  rangeKey: 'sk',
  /** What is due and what was noted, by time. Only items that have its keys are in it. */
  index: { name: 'by-time', hashKey: 'list', rangeKey: 'place', holds: ['line'] },
  /** When an item may go, in seconds since 1970, a number. */
  timeToLive: 'expires',
} as const;
