import type { Right } from '../model/settings.ts';

/** What each right lets somebody do, in the order in which they are shown. */
export const RIGHT_WORDS: readonly (readonly [Right, string])[] = [
  ['run', 'run jobs'],
  ['build', 'build'],
  ['benchmark', 'run benchmarks'],
  ['abort', 'stop runs'],
  ['approve', 'approve commits from outside'],
  ['deploy', 'deploy artefacts'],
  ['command', 'ask for status, help and settings'],
  ['admin', 'administer the bot'],
];
