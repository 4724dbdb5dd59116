/** An answer that is larger than what is read. */
const TOO_LARGE = 'the answer is too large';
const MOST_REDIRECTS = 3;

/** Reads a body up to a number of bytes. @throws TypeError when it is larger, or broken off */
async function bytesOf(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > most) throw new TypeError(TOO_LARGE);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Where a redirect leads, when it stays at the same server and asks for the same: a repository was renamed. */
function redirectOf(response: Response, url: URL, method: string): URL | undefined {
  const same = response.status === 307 || response.status === 308;
  if (!same && !(response.status === 301 || response.status === 302)) return undefined;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, url.href) || (!same && method !== 'GET')) return undefined;
  const next = new URL(location, url);
  return next.origin === url.origin ? next : undefined;
}

/**
 * A `fetch` that reads the whole answer, up to a number of bytes, within a time; follows redirects within one server only, so that
 * no token goes anywhere else; and fails when an answer breaks off, which is not the same as an empty one.
 * @param limits bytes, and milliseconds until the whole answer is there
 */
export const boundedFetch =
  (
    fetch: typeof globalThis.fetch,
    limits: { readonly bytes: number; readonly attempt: number },
  ): typeof globalThis.fetch =>
  async (input, init) => {
    const timeout = AbortSignal.timeout(limits.attempt);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    let url = new URL(input instanceof Request ? input.url : input);
    for (let hops = 0; ; hops += 1) {
      const response = await fetch(url, { ...init, signal, redirect: 'manual' });
      const next = redirectOf(response, url, init?.method ?? 'GET');
      const bytes = await bytesOf(response, limits.bytes);
      if (!next || hops === MOST_REDIRECTS) return wholeResponse(response, bytes);
      url = next;
    }
  };

/** Answers of these statuses have no body, and `Response` takes none for them. */
const BODILESS = [204, 205, 304];

function wholeResponse({ status, statusText, headers }: Response, bytes: Uint8Array): Response {
  const body = BODILESS.includes(status) ? null : Buffer.from(bytes);
  return new Response(body, { status, statusText, headers });
}
