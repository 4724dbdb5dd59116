import { describe, expect, it } from 'vitest';
import type { ListedDelivery } from '../../../bot/github/forge.ts';
import { ForgeFailed } from '../../../bot/github/forge.ts';
import { asRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import { reconcile } from '../../../bot/worker/reconcile.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';
import { BotWorld } from './bot-world.ts';

const attempt = (id: string, status: number, again: boolean, at: number): ListedDelivery => ({
  number: `${id} ${again}`,
  id,
  at,
  again,
  status,
  event: 'issue_comment',
});

/** A bot, and what its parts are where a test wants them otherwise. */
function bot(change: (parts: WorkerParts) => Partial<WorkerParts> = () => ({})) {
  const world = new BotWorld();
  const { parts } = world.instance('one').start();
  const here = asRepository(world.scene.repository);
  const looked = (...repositories: readonly { readonly id: number; readonly name: string }[]) =>
    reconcile({ ...parts, ...change(parts) }, { repositories, mayHoldCommand: () => true });
  return { world, parts, here, looked };
}

describe('a reconciliation', () => {
  it('has sent again what came to no good end: what the bot refused, once', async () => {
    const sent: string[] = [];
    const listed = [
      attempt('lost', 0, false, 5),
      attempt('lost-again', 0, true, 6),
      attempt('lost-again', 502, false, 5),
      attempt('refused', 422, false, 5),
      attempt('refused-again', 422, true, 6),
      attempt('refused-again', 422, false, 5),
      attempt('came', 202, true, 6),
      attempt('came', 0, false, 5),
    ];
    const { looked, here } = bot(({ forge }) => ({
      forge: {
        ...forge,
        deliveries: async () => listed,
        redeliver: async number => void sent.push(number),
      },
    }));
    expect(await looked(here)).toMatchObject({ redelivered: 3 });
    expect(sent).toEqual(['lost false', 'lost-again true', 'refused false']);
  });

  it('goes on behind a repository that will never answer, and a delivery that cannot be sent again', async () => {
    const { looked, here, world, parts } = bot(({ forge }) => ({
      forge: {
        ...forge,
        commentsSince: (repository, since) => forge.commentsSince(repository, since),
        pullsSince: (repository, since) => forge.pullsSince(repository, since),
        deliveries: async () => [attempt('gone', 0, false, 5)],
        redeliver: async () => {
          throw new ForgeFailed('it is not there any more', { later: false });
        },
      },
    }));
    world.carriage = () => 'vanished';
    const { committer, repository } = world.scene;
    const pull = committer.open(repository, { branch: 'mend', files: { a: 'b' } });
    committer.comment(pull, '@ci-bot status');
    expect(await looked({ id: 1, name: 'gone/away' }, here)).toEqual({
      redelivered: 0,
      comments: 1,
      pulls: 0,
    });
    expect(await parts.store.note('reconciled')).toBe(String(world.now));
  });

  it('begins again where it began when GitHub does not answer now, or another process has taken it over', async () => {
    const silent = bot(({ forge }) => ({
      forge: {
        ...forge,
        deliveries: async () => [],
        commentsSince: async () => {
          throw new ForgeFailed('no answer', { later: true });
        },
      },
    }));
    await expect(silent.looked(silent.here)).rejects.toThrow('no answer');
    expect(await silent.parts.store.note('reconciled')).toBeUndefined();
    const late = bot(({ store, forge }) => ({
      forge: {
        ...forge,
        deliveries: async () => {
          late.world.pass(1_000_000);
          await store.lease('reconcile', 'another', late.world.now, late.world.now + 1_000_000);
          return [];
        },
      },
    }));
    expect(await late.looked(late.here)).toBe('busy');
    expect(await late.parts.store.note('reconciled')).toBeUndefined();
  });
});
