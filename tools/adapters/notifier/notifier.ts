/** Tells people in a chat. */
export interface Notifier {
  /**
   * Posts a text in short Markdown. It ends within a minute.
   * @throws NotPosted
   */
  post(text: string): Promise<void>;
}

/** A text that did not reach the chat. The message never holds the address, which is a secret. */
export class NotPosted extends Error {
  constructor(why: string) {
    super(`the notice could not be posted: ${why}`);
    this.name = 'NotPosted';
  }
}
