import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayHoldCommand } from '../../../bot/comments/may-hold-command.ts';
import { mayBeAddressed } from '../../../bot/events/may-be-addressed.ts';

it('lets everything through that may hold a command for bots of any names', () => {
  const word = fc.constantFrom('@', 'bot', 'BOT:', 'mxnet-bot', 'run ci', ' ', '\n', ':', 'x');
  const text = fc.array(word, { maxLength: 8 }).map(words => words.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom('mxnet-bot', 'bot', 'x')), (body, names) => {
      if (mayHoldCommand(body, names)) expect(mayBeAddressed(body)).toBe(true);
    }),
  );
  expect(mayBeAddressed('I like what you did here: thanks')).toBe(false);
});
