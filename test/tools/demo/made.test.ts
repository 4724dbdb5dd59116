import { describe, expect, it } from 'vitest';
import { madeText } from '../../../tools/demo/made.ts';
import { synthesised } from '../../../tools/synth/synthesised.ts';
import { memoryWorld } from '../memory-world.ts';

const { fleet, wanted } = synthesised('tvm', { out: 'out' }, memoryWorld().world);

describe('what the demo says of the outputs beside the cloud', () => {
  it('names images, roles and jobs of the fleet', () => {
    const text = madeText(wanted, fleet, 'out/tvm');
    for (const name of [...Object.keys(fleet.images), 'leader', ...Object.keys(fleet.jobs)])
      expect(text).toContain(name);
  });

  it('is refused when Jenkins could not read its configuration', () => {
    const broken = new Map(wanted).set('jenkins-casc/jenkins.yaml', 'jenkins: {numExecutors: many}\n');
    expect(() => madeText(broken, fleet, 'out/tvm')).toThrow('jenkins-casc/jenkins.yaml:1:');
  });
});
