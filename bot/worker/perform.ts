import { ArtefactStoreFailed } from '../artefacts/artefact-store.ts';
import { BackendFailed } from '../backends/backend.ts';
import { ForgeFailed } from '../github/forge.ts';
import type { Effect, Ended } from '../model/effect.ts';
import { StoreFailed } from '../stores/bot-store.ts';
import { addBenchmarker } from './effects/add-benchmarker.ts';
import type { EffectScene } from './effects/effect-scene.ts';
import { listDeadLetters, replay } from './effects/letters.ts';
import { cancel, publish, release, submit, upload } from './effects/run-effects.ts';
import { show } from './effects/show.ts';
import { tidy } from './effects/tidy.ts';

const DONE: Ended = { kind: 'done' };

/** Does an effect. It never throws: what goes wrong is how it ended. */
export async function perform(effect: Effect, scene: EffectScene): Promise<Ended> {
  try {
    return await attempt(effect, scene);
  } catch (error) {
    return failure(error, scene);
  }
}

/** What is not said to be final may pass. A defect is tried again too: the core gives up in time, and says so. */
function failure(error: unknown, { parts }: EffectScene): Ended {
  if (error instanceof ForgeFailed && !error.later) return { kind: 'failed', why: error.message };
  if (error instanceof ForgeFailed) return { kind: 'later', why: error.message, after: error.after };
  if (error instanceof BackendFailed && !error.later)
    return { kind: 'failed', why: error.message, ...(error.fix === undefined ? {} : { fix: error.fix }) };
  if (error instanceof ArtefactStoreFailed && !error.later) return { kind: 'failed', why: error.message };
  const isKnown = [BackendFailed, ArtefactStoreFailed, StoreFailed].some(kind => error instanceof kind);
  if (isKnown && error instanceof Error) return { kind: 'later', why: error.message, after: 0 };
  parts.log('defect', { error: error instanceof Error ? error.name : typeof error });
  return { kind: 'later', why: 'the bot has a defect here', after: 0 };
}

async function attempt(effect: Effect, scene: EffectScene): Promise<Ended> {
  const { forge } = scene.parts;
  switch (effect.kind) {
    case 'react':
      await forge.react(scene.record.pull.ref.repository, effect.comment, effect.reaction);
      return DONE;
    case 'show':
      return show(scene);
    case 'submit':
      return submit(effect.run, scene);
    case 'release':
      return release(effect.run, scene);
    case 'cancel':
      return cancel(effect.run, scene);
    case 'upload':
      return upload(effect.run, scene);
    case 'publish':
      return publish(effect.run, scene);
    case 'tidy':
      return tidy(scene);
    case 'run-branch':
      return runBranch(effect, scene);
    case 'add-benchmarker':
      return addBenchmarker(effect.login, effect.by, scene);
    case 'replay':
      return replay(effect.delivery, scene);
    case 'list-dead-letters':
      return listDeadLetters(scene);
  }
}

async function runBranch(
  { branch, sha, target: name }: Extract<Effect, { kind: 'run-branch' }>,
  { record, configuration, parts }: EffectScene,
): Promise<Ended> {
  const target = configuration.settings.targets.find(known => known.name === name);
  const backend = target && parts.backendOf(target);
  if (backend === undefined) return { kind: 'failed', why: `this bot has no target ${name}` };
  await backend.runBranch(name, branch, sha, record.pull.ref.repository);
  return DONE;
}
