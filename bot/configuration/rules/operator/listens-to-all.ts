import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Behind a proxy or a relay the bot need not be reached from outside. */
export const listensToAll = rule<OperatorFile>(
  {
    id: 'listens-to-all',
    severity: 'warning',
    says: 'The server listens on this machine only; a proxy in front of it has the certificate.',
  },
  function* ({ listen }) {
    if (!/^(?:0\.0\.0\.0|\[::0?\]):/.test(listen)) return;
    yield {
      path: ['listen'],
      message: 'everybody who can reach this machine can speak with the bot, without encryption',
      got: listen,
      fix: 'write `listen: 127.0.0.1:3000` and put a proxy in front of it',
    };
  },
);
