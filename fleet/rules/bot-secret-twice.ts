import { botSecretsOf } from '../resolve/bot-parts.ts';
import { rule } from './rule.ts';

/** Whoever learns it in one place could act in the other: a runner's key would sign deliveries. */
export const botSecretTwice = rule(
  {
    id: 'bot-secret-twice',
    severity: 'error',
    says: 'Each secret of the bot is for one purpose.',
  },
  function* ({ fleet: { bot } }) {
    const uses = bot === undefined ? [] : botSecretsOf(bot);
    for (const [index, { name, path }] of uses.entries()) {
      const first = uses.slice(0, index).find(other => other.name === name);
      // Twice in one list is another rule's.
      if (first === undefined || first.path[2] === path[2]) continue;
      yield {
        path,
        related: [first.path],
        message: `a secret of the bot is for one purpose, and this one is \`${first.path.join('.')}\` already`,
        got: name,
        fix: 'write another secret',
      };
    }
  },
);
