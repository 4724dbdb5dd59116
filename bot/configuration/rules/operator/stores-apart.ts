import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Functions of AWS share no disk. */
export const storesApart = rule<OperatorFile>(
  {
    id: 'stores-apart',
    severity: 'warning',
    says: 'Store and queue are both on this machine or both on AWS.',
  },
  function* ({ store, queue }) {
    if ('sqlite' in store === 'sqlite' in queue) return;
    const [path, fix] =
      'sqlite' in store
        ? (['store', 'write for example `store: {dynamodb: ci-bot}`'] as const)
        : (['queue', 'write `queue: {sqs: …, deadLetters: …}`'] as const);
    yield {
      path: [path],
      related: [['store'], ['queue']],
      message: `the \`${path}\` is a file of this machine, and the other is on AWS, where workers share no file`,
      fix,
    };
  },
);
