import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Samples come in what the runner reports. */
export const gitlabWithoutCallback = rule<OperatorFile>(
  {
    id: 'gitlab-without-callback',
    severity: 'error',
    says: 'With `gitlab` there is a `callback`: the runner reports its samples there.',
  },
  function* ({ gitlab, callback }) {
    if (gitlab === undefined || callback !== undefined) return;
    yield {
      path: ['gitlab'],
      related: [['callback']],
      message: 'the runner has no address to report its samples to',
      fix: 'add for example `callback: {address: https://bot.example.org, secret: callback-secret}`',
    };
  },
);
