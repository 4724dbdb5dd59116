import { type BotEvent, pullRefOf } from '../../model/bot-event.ts';
import type { Ended } from '../../model/effect.ts';
import { code, neutral } from '../../status/neutral.ts';
import type { DeadLetter } from '../../stores/event-queue.ts';
import type { EffectScene } from './effect-scene.ts';

/** How many dead letters an answer tells. */
const MOST = 20;

/** How many of the newest are looked through. */
const SEARCHED = 500;

/** Puts a dead letter of this repository back. */
export async function replay(delivery: string, scene: EffectScene): Promise<Ended> {
  const isOurs = (await lettersHere(scene)).some(({ id }) => id === delivery);
  return isOurs && (await scene.parts.queue.replay(delivery))
    ? { kind: 'done' }
    : {
        kind: 'failed',
        why: `there is no dead letter ${delivery} of this repository at ${scene.parts.instance}`,
        fix: 'the command dead letters lists them',
      };
}

/** Tells which deliveries of this repository could not be handled. */
export async function listDeadLetters(scene: EffectScene): Promise<Ended> {
  const letters = (await lettersHere(scene)).slice(0, MOST);
  const at = code(scene.parts.instance);
  const text =
    letters.length === 0
      ? `There are no dead letters at ${at}.`
      : `Deliveries that could not be handled at ${at}:`;
  const folded = letters.length === 0 ? undefined : letters.map(line).join('\n');
  return { kind: 'done', got: { kind: 'answer', text, folded } };
}

/** Those who administer one repository neither see nor touch what is another's. */
async function lettersHere({ record, parts }: EffectScene): Promise<readonly DeadLetter[]> {
  const here = record.pull.ref.repository.id;
  const letters = await parts.queue.deadLetters(SEARCHED);
  return letters.filter(({ delivery }) => delivery !== undefined && repositoryOf(delivery.event) === here);
}

function repositoryOf(event: BotEvent): number | undefined {
  switch (event.kind) {
    case 'push':
      return event.repository.id;
    case 'installation':
      return undefined;
    default:
      return pullRefOf(event).repository.id;
  }
}

const line = ({ id, why, at, times }: DeadLetter): string =>
  `- \`${neutral(id)}\`, ${new Date(at).toISOString()}, tried ${times} times: ${neutral(why)}`;
