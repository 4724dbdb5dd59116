import { textDigest } from '../../core/digest.ts';
import type { Ended } from '../../model/effect.ts';
import { statusComment } from '../../status/status-comment.ts';
import { statusMarker } from '../../status/status-marker.ts';
import type { EffectScene } from './effect-scene.ts';

/** Brings the bot's one comment up to date; one that says so already is left, and one that is gone is made anew. */
export async function show({ record, configuration, parts }: EffectScene): Promise<Ended> {
  const { forge, instance, now } = parts;
  const body = statusComment(record, { instance, settings: configuration.settings, now: now() });
  const hash = textDigest(body);
  const { ref } = record.pull;
  if (record.comment !== undefined && record.shown?.hash === hash)
    return { kind: 'done', got: { kind: 'comment', id: record.comment, hash } };
  const known = record.comment ?? (await forge.ownComments(ref, statusMarker(instance)))[0]?.id;
  if (known !== undefined && (await forge.editComment(ref.repository, known, body)) === 'edited')
    return { kind: 'done', got: { kind: 'comment', id: known, hash } };
  return { kind: 'done', got: { kind: 'comment', id: await forge.comment(ref, body), hash } };
}
