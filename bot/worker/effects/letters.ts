import type { Ended } from '../../core/effect.ts';
import { neutral } from '../../status/neutral.ts';
import type { DeadLetter } from '../../stores/event-queue.ts';
import type { EffectScene } from './effect-scene.ts';

/** How many dead letters an answer tells. */
const MOST = 20;

/** Puts a dead letter back. */
export async function replay(delivery: string, { parts }: EffectScene): Promise<Ended> {
  return (await parts.queue.replay(delivery))
    ? { kind: 'done' }
    : {
        kind: 'failed',
        why: `there is no dead letter ${delivery}`,
        fix: 'the command dead letters lists them',
      };
}

/** Tells which deliveries could not be handled. */
export async function listDeadLetters({ parts }: EffectScene): Promise<Ended> {
  const letters = await parts.queue.deadLetters(MOST);
  const text = letters.length === 0 ? 'There are no dead letters.' : 'Deliveries that could not be handled:';
  const folded = letters.length === 0 ? undefined : letters.map(line).join('\n');
  return { kind: 'done', got: { kind: 'answer', text, folded } };
}

const line = ({ id, why, at, times }: DeadLetter): string =>
  `- \`${neutral(id)}\`, ${new Date(at).toISOString()}, tried ${times} times: ${neutral(why)}`;
