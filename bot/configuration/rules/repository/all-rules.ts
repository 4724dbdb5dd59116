import type { RepositoryFile } from '../../repository-file.ts';
import type { Rule } from '../rule.ts';
import { idleInstance } from './idle-instance.ts';
import { jobNameIsCommand } from './job-name-is-command.ts';
import { jobPathTwice } from './job-path-twice.ts';
import { listUnused } from './list-unused.ts';
import { listedTwice } from './listed-twice.ts';
import { noTargets } from './no-targets.ts';
import { onMergeUnknownJob } from './on-merge-unknown-job.ts';
import { outsidersHoldRight } from './outsiders-hold-right.ts';
import { outsidersTrusted } from './outsiders-trusted.ts';
import { personWithTwoNumbers } from './person-with-two-numbers.ts';
import { rightOfNobody } from './right-of-nobody.ts';
import { targetNameTwice } from './target-name-twice.ts';
import { unknownInstance } from './unknown-instance.ts';

/** Every relation that a `.ci-bot.yaml` is checked for. */
export const REPOSITORY_RULES: readonly Rule<RepositoryFile>[] = [
  listedTwice,
  noTargets,
  idleInstance,
  unknownInstance,
  targetNameTwice,
  jobNameIsCommand,
  jobPathTwice,
  onMergeUnknownJob,
  outsidersTrusted,
  outsidersHoldRight,
  rightOfNobody,
  personWithTwoNumbers,
  listUnused,
];
