import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryTerminal } from '../../../tools/adapters/terminal/memory-terminal.ts';
import { secondsText, stepLine } from '../../../tools/progress/step-line.ts';
import { stepsOn } from '../../../tools/progress/steps.ts';
import { memoryWorld } from '../memory-world.ts';

/** A world whose clock moves when the step tells something. */
function watched(interactive: boolean) {
  let time = 0;
  const terminal = Object.assign(new MemoryTerminal(), { interactive });
  const world = { ...memoryWorld().world, terminal, now: () => time };
  const pass = (seconds: number) => {
    time += seconds * 1_000;
  };
  return { world, terminal, pass };
}

describe('steps', () => {
  it('in a log are a line each when they begin and end, and never steer a terminal', async () => {
    const { world, terminal, pass } = watched(false);
    await stepsOn(world).step('plan', async () => pass(12));
    expect(terminal.written.err).toBe('plan …\nplan: done in 12 s\n');
  });

  it('in a log tell what goes on, but not too often', async () => {
    const { world, terminal, pass } = watched(false);
    await stepsOn(world).step('apply', async tell => {
      for (let second = 0; second < 60; second++) {
        pass(1);
        tell(`${second} of 60`);
      }
    });
    expect(terminal.written.err.split('\n').length).toBeLessThan(10);
    expect(terminal.written.err).toContain('of 60');
  });

  it('on a terminal end in one line each', async () => {
    const { world, terminal } = watched(true);
    await stepsOn(world).step('plan', async tell => tell('x'));
    expect(terminal.written.err.match(/\n/g)).toHaveLength(1);
    expect(terminal.written.err).toContain('✓ plan');
  });

  it('that fail say so and throw on', async () => {
    const { world, terminal } = watched(false);
    const failing = stepsOn(world).step('plan', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(terminal.written.err).toContain('plan: failed');
  });

  it('say nothing when that is wanted, and keep their times', async () => {
    const { world, terminal, pass } = watched(true);
    const steps = stepsOn(world, { quiet: true });
    await steps.step('plan', async () => pass(3));
    expect(terminal.written.err).toBe('');
    expect(steps.times).toEqual([{ name: 'plan', seconds: 3 }]);
  });
});

describe('the line of a step', () => {
  it('never is wider than the terminal', () => {
    const view = fc.record({
      name: fc.string({ minLength: 1, maxLength: 60 }),
      detail: fc.string({ maxLength: 200 }),
      seconds: fc.double({ min: 0, max: 5_000, noNaN: true }),
      state: fc.constantFrom('running' as const, 'done' as const, 'failed' as const),
    });
    fc.assert(
      fc.property(view, fc.integer({ min: 40, max: 200 }), (step, width) => {
        expect(stepLine(step, { width, colour: false }).length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it.each([
    [0.04, '0.0 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
  ])('writes %d seconds as %s', (seconds, text) => expect(secondsText(seconds)).toBe(text));
});
