/** Finds the ends of answers of HTTP/1.1 in what comes over a connection on which one request is under way at a time. */
export class AnswerReader {
  #text = '';

  /** @returns the status of the answer that is complete now; undefined: more is to come */
  take(chunk: string): number | undefined {
    this.#text += chunk;
    const end = this.#text.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const head = this.#text.slice(0, end).toLowerCase();
    const body = this.#text.slice(end + 4);
    if (!isWhole(head, body)) return undefined;
    this.#text = '';
    return Number(head.slice(9, 12));
  }
}

function isWhole(head: string, body: string): boolean {
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return Buffer.byteLength(body) >= Number(length);
  // Answers of a few words come in one piece or several; the last one is empty.
  return head.includes('transfer-encoding: chunked') && body.endsWith('0\r\n\r\n');
}
