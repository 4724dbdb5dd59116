import { expect, it } from 'vitest';
import { type Forge, ForgeFailed } from '../../../bot/github/forge.ts';
import { memoryForge } from '../../../bot/github/memory-forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { forgeContract } from '../../contracts/forge-contract.ts';
import { memoryHub } from './memory-hub.ts';

forgeContract(async () => {
  const { hub, advance } = memoryHub();
  return { hub, advance, forge: memoryForge(hub) };
});

it('fails where it is told to, before anything is done or after', async () => {
  const { hub } = memoryHub();
  const { repository, author } = setScene(hub);
  const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
  const { ref } = asPull(pull);
  const failed = new ForgeFailed('lost', { later: true });
  const forge = memoryForge(hub, {
    fault: (call: keyof Forge, number) => {
      if (call !== 'comment') return undefined;
      return { when: number === 1 ? 'before' : 'after', failed };
    },
  });
  await expect(forge.comment(ref, 'one')).rejects.toBe(failed);
  expect(conversation(pull)).toEqual([]);
  await expect(forge.comment(ref, 'two')).rejects.toBe(failed);
  expect(conversation(pull).map(({ body }) => body)).toEqual(['two']);
});
