import { UserError } from '../../tools/user-error.ts';

/**
 * The base address of a REST API: `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. Tokens travel there, so
 * plain HTTP is for 127.0.0.1 only.
 * @throws UserError
 */
export function forgeAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  if (url && safe && url.username === '' && url.password === '' && url.search === '' && url.hash === '')
    return new URL(url.href.replace(/\/+$/, ''));
  throw new UserError("the address of GitHub's REST API is no plain https address", {
    fix: 'Give `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server.',
  });
}
