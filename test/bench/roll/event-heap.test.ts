import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventHeap } from '../../../bench/roll/event-heap.ts';

it('gives what was added by time, and what is at one time in the order in which it was added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 })), times => {
      const heap = new EventHeap();
      const happened: [number, number][] = [];
      for (const [order, at] of times.entries()) heap.add(at, () => happened.push([at, order]));
      for (let event = heap.take(); event; event = heap.take()) event.run();
      const expected = times.map((at, order): [number, number] => [at, order]);
      expect(happened).toEqual(expected.sort((one, other) => one[0] - other[0] || one[1] - other[1]));
    }),
  );
});
