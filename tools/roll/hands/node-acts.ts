import { rollMark, rollOfMark } from '../roll-mark.ts';
import type { Act } from '../run/act.ts';
import type { Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import type { HandParts } from './hand-parts.ts';
import { type Seen, smoke } from './smoke-act.ts';

const DONE: Outcome = { result: 'done' };

type NodeAct = Extract<Act, { readonly kind: 'cordon' | 'uncordon' | 'mark-again' | 'smoke' | 'abort' }>;

/** What a roll does to nodes and builds. @param seen - Jenkins as it was seen last, whenever that is asked */
export async function nodeAct(
  act: NodeAct,
  performance: Performance,
  parts: HandParts,
  seen: Seen,
): Promise<Outcome> {
  const { control } = parts;
  switch (act.kind) {
    case 'cordon':
      return cordon(act.node, performance, parts);
    case 'uncordon':
      // Also the mark of an earlier roll: nobody else takes it away.
      await control.uncordon(act.node, rollMark(''));
      return DONE;
    case 'mark-again':
      await control.cordon(act.node, { token: act.reason, why: 'as before the restart' });
      return DONE;
    case 'abort': {
      const end = await control.abort(act.build);
      return end.kind === 'building' ? { result: 'failed', why: `${act.build} does not end` } : DONE;
    }
    case 'smoke':
      return smoke(act.node, performance, parts, seen);
  }
}

async function cordon(node: string, { roll }: Performance, { control }: HandParts): Promise<Outcome> {
  const marked = await control.cordon(node, { token: rollMark(roll), why: 'it is drained and made anew' });
  if (marked.kind === 'ours' || marked.kind === 'missing') return DONE;
  return rollOfMark(marked.reason) === undefined
    ? { result: 'failed', why: `an operator has cordoned it: ${marked.reason}` }
    : DONE;
}
