import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AnswerReader } from '../../../bench/bot/load/answer-reader.ts';

const ANSWERS = [
  { text: 'HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n', status: 202 },
  { text: 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nok\n', status: 200 },
  { text: 'HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nno\n\r\n0\r\n\r\n', status: 400 },
];

it('finds the end of each answer, wherever it was cut on its way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...ANSWERS), { maxLength: 5 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 40 })),
      (answers, sizes) => {
        const reader = new AnswerReader();
        for (const { text, status } of answers) {
          for (let rest = text; rest !== ''; ) {
            const size = sizes.next().value;
            const read = reader.take(rest.slice(0, size));
            rest = rest.slice(size);
            expect(read).toBe(rest === '' ? status : undefined);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
