import type { Run } from '../model/run.ts';
import type { Target } from '../model/target.ts';

/** Whether a target is built as its branch stands when the build begins: a multibranch job of Jenkins is told no commit. */
export const takesHead = ({ backend }: Pick<Target, 'backend'>): boolean => backend === 'jenkins';

/** Whether its backend has a run and has not begun it, so that it may still take another commit than the one that was asked for. */
export const mayTakeAnother = ({ intended, standing }: Run): boolean =>
  intended !== undefined && ['starting', 'held', 'queued'].includes(standing.kind);
