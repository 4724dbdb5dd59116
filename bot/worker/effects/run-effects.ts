import type { Ended } from '../../model/effect.ts';
import { type EffectScene, type RunScene, runScene } from './effect-scene.ts';

/** Does something to a run. Where its target is gone, only what ends runs has nothing to do. */
async function withRun(
  id: string,
  scene: EffectScene,
  work: (run: RunScene) => Promise<Ended>,
  gone: Ended,
): Promise<Ended> {
  const run = runScene(id, scene);
  return run === undefined ? gone : work(run);
}

const NO_TARGET: Ended = {
  kind: 'failed',
  why: 'its target is not in .ci-bot.yaml any more, or not one of this bot',
};
const DONE: Ended = { kind: 'done' };

/** Hands a run to its backend. */
export const submit = (id: string, scene: EffectScene): Promise<Ended> =>
  withRun(
    id,
    scene,
    async ({ name, backend }) => ({
      kind: 'done',
      got: { kind: 'submitted', ...(await backend.submit(name.order)) },
    }),
    NO_TARGET,
  );

/** Lets a held run begin. */
export const release = (id: string, scene: EffectScene): Promise<Ended> =>
  withRun(
    id,
    scene,
    async ({ name, backend }) => {
      await backend.release(name);
      return DONE;
    },
    NO_TARGET,
  );

/** Ends a run. */
export const cancel = (id: string, scene: EffectScene): Promise<Ended> =>
  withRun(
    id,
    scene,
    async ({ name, backend }) => {
      await backend.cancel(name);
      return DONE;
    },
    DONE,
  );

/** Uploads what a run has made. */
export const upload = (id: string, scene: EffectScene): Promise<Ended> =>
  withRun(
    id,
    scene,
    async run => {
      const { uploader } = scene.parts;
      if (uploader === undefined)
        return {
          kind: 'failed',
          why: 'this bot uploads nothing',
          fix: 'its operator can give artefacts in bot.yaml',
        };
      return {
        kind: 'done',
        got: {
          kind: 'uploads',
          uploads: await uploader.upload({
            ...run,
            pull: scene.record.pull,
            comment: scene.record.comment,
          }),
        },
      };
    },
    NO_TARGET,
  );

/** Commits the report of a benchmark run. */
export const publish = (id: string, scene: EffectScene): Promise<Ended> =>
  withRun(
    id,
    scene,
    async run => {
      const { publisher } = scene.parts;
      if (publisher === undefined)
        return {
          kind: 'failed',
          why: 'this bot commits no reports',
          fix: 'its operator can give benchmarks in bot.yaml',
        };
      return {
        kind: 'done',
        got: { kind: 'report', url: await publisher.publish({ ...run, pull: scene.record.pull }) },
      };
    },
    NO_TARGET,
  );
