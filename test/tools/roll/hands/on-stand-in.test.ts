import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GROUPED, HandsOnStage, SHOWN } from './hands-on-stage.ts';

let stage: HandsOnStage;
beforeEach(async () => {
  stage = await HandsOnStage.set();
});
afterEach(() => stage.standIn.stop());

const DONE = { result: 'done' };

describe('a node of the ec2-fleet plugin', () => {
  it('is found under its instance, whatever it is shown as', async () => {
    const { jenkins } = await stage.hands().look();
    expect(jenkins?.nodes.map(({ name }) => name)).toContain(GROUPED.id);
    expect(await stage.perform({ kind: 'cordon', node: GROUPED.id })).toEqual(DONE);
    expect(stage.node(SHOWN)?.mark?.message).toContain('jenkins-fleet roll');
    expect(await stage.perform({ kind: 'uncordon', node: GROUPED.id })).toEqual(DONE);
    expect(stage.node(SHOWN)?.mark).toBeUndefined();
  });
});
