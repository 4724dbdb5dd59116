import type { Path } from '../../../../fleet/problem.ts';
import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Tokens and signatures travel to these addresses. Proxies are left out: what goes through them is encrypted itself. */
export const plainHttp = rule<OperatorFile>(
  {
    id: 'plain-http',
    severity: 'warning',
    says: 'Addresses that tokens are sent to begin with `https://`, but for those of this very machine.',
  },
  function* (file) {
    for (const [text, path] of addresses(file))
      if (
        text?.startsWith('http://') &&
        !/^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/.test(text)
      )
        yield {
          path,
          message: 'whoever is on the way can read and change what is sent to this address, tokens included',
          got: text,
          fix: `write \`${text.replace('http:', 'https:')}\``,
        };
  },
);

function addresses(file: OperatorFile): readonly (readonly [string | undefined, Path])[] {
  return [
    [file.github.api, ['github', 'api']],
    [file.jenkins?.url, ['jenkins', 'url']],
    [file.gitlab?.url, ['gitlab', 'url']],
    [file.artefacts?.endpoint, ['artefacts', 'endpoint']],
    [file.callback?.address, ['callback', 'address']],
    [file.relay, ['relay']],
    ['sqs' in file.queue ? file.queue.sqs : undefined, ['queue', 'sqs']],
    ['sqs' in file.queue ? file.queue.deadLetters : undefined, ['queue', 'deadLetters']],
  ];
}
