import type { HeldPull, Hub, HubEvent } from '../../../bot/github/stand-in/hub.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { REACTIONS } from '../../../bot/model/effect.ts';
import type { Conversation, Entry } from '../../../bot/status/conversation/conversation.ts';

type Note = Extract<Entry, { kind: 'note' }>;

/** Writes down what happens under pull requests beside comments. */
export class Chronicle {
  readonly #notes: (Note & { readonly number: number })[] = [];
  readonly #clock: () => number;

  constructor({ clock, listeners }: Hub) {
    this.#clock = clock;
    listeners.push(event => this.#hear(event));
  }

  /** Something that GitHub does not tell. */
  note(number: number, text: string): void {
    this.#notes.push({ kind: 'note', number, text, at: this.#clock() });
  }

  /** A pull request as its page shows it. */
  conversation(pull: HeldPull): Conversation {
    const { repository, number, title, merged, state } = pull;
    const notes = this.#notes.filter(note => note.number === number);
    return {
      repository: `${repository.owner.login}/${repository.name}`,
      number,
      title,
      state: merged === undefined ? state : 'merged',
      entries: [...notes, ...comments(pull)].toSorted((one, other) => one.at - other.at),
    };
  }

  #hear({ event, action, repository, payload }: HubEvent): void {
    const { number, sender } = payload;
    const pull = event === 'pull_request' ? repository?.pulls.get(Number(number)) : undefined;
    const who = loginOf(sender);
    if (pull === undefined || who === undefined) return;
    const { head, merged } = pull;
    const said: Readonly<Record<string, string>> = {
      opened: `${who} opened this pull request with ${head.sha.slice(0, 7)}`,
      synchronize: `${who} pushed ${head.sha.slice(0, 7)}`,
      closed: `${who} ${merged === undefined ? 'closed' : 'merged'} it`,
    };
    const text = said[action ?? ''];
    if (text !== undefined) this.note(pull.number, text);
  }
}

const loginOf = (sender: unknown): string | undefined =>
  typeof sender === 'object' && sender !== null && 'login' in sender ? String(sender.login) : undefined;

const comments = (pull: HeldPull): readonly Entry[] =>
  conversation(pull).map(({ author, byBot, at, edited, body, reactions }) => ({
    kind: 'comment',
    author,
    byBot,
    at,
    edited: edited === at ? undefined : edited,
    body,
    reactions: REACTIONS.filter(reaction => reactions.some(({ content }) => content === reaction)),
  }));
