import type { Ended } from '../../model/effect.ts';
import { type EffectScene, runScene } from './effect-scene.ts';

/** Has each backend move away what the closed pull request has left. */
export async function tidy(scene: EffectScene): Promise<Ended> {
  const runs = scene.record.runs.flatMap(({ id }) => runScene(id, scene) ?? []);
  const moved = [];
  for (const [backend, its] of Map.groupBy(runs, run => run.backend))
    moved.push(
      ...(await backend.tidy(
        scene.record.pull.ref,
        its.map(({ name }) => name),
      )),
    );
  return { kind: 'done', got: { kind: 'tidied', moved } };
}
