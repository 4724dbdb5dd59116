/** What a JSON text holds, as it is or as bytes. @returns undefined when it is no JSON, or not UTF-8 */
export function jsonOf(raw: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof raw === 'string' ? raw : strict.decode(raw));
  } catch {
    return undefined;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
