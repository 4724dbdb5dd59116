import type { IncomingMessage } from 'node:http';

/** The bytes of a request's body. @returns `too-large` as soon as it is, `gone` when the sender went away before its end */
export async function bodyOf(
  request: IncomingMessage,
  most: number,
): Promise<Uint8Array | 'too-large' | 'gone'> {
  // What the sender announces need not be read to be refused.
  if (Number(request.headers['content-length'] ?? 0) > most) return 'too-large';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    // The answer needs the connection, which would be destroyed with the stream.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > most) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return Buffer.concat(chunks);
}
