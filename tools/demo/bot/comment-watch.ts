import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import { conversation, type ShownComment } from '../../../bot/github/stand-in/people.ts';
import { type CommentTold, readComment, type TableRow } from './comment-table.ts';
import type { Tell } from './teller.ts';

const NOTHING: CommentTold = { rows: new Map(), answers: [], moved: [] };

/** Watches what the bot does under pull requests: its reactions, its comments, and how they change. */
export class CommentWatch {
  readonly #tell: Tell;
  readonly #shown = new Map<number, { readonly body: string; readonly told: CommentTold }>();
  readonly #reactions = new Set<string>();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Tells what is new. */
  look(pull: HeldPull): void {
    for (const comment of conversation(pull)) {
      this.#reacted(pull.number, comment);
      if (comment.byBot) this.#changed(pull.number, comment);
    }
  }

  /** How a job stands in the table now; undefined: it is not there. */
  row(pull: HeldPull, job: string): TableRow | undefined {
    const rows = this.#told(pull).flatMap(({ rows: all }) => [...all.values()]);
    return rows.find(row => row.job === job && !row.isEarlier);
  }

  /** Whether the bot says this somewhere. */
  says(pull: HeldPull, words: string): boolean {
    const all = this.#told(pull).flatMap(({ answers, moved }) => [...answers, ...moved]);
    return all.some(text => text.includes(words));
  }

  #told(pull: HeldPull): readonly CommentTold[] {
    return conversation(pull).flatMap(({ id }) => this.#shown.get(id)?.told ?? []);
  }

  #reacted(number: number, { id, author, reactions }: ShownComment): void {
    for (const { by, content } of reactions) {
      const key = `${id} ${by} ${content}`;
      if (this.#reactions.has(key)) continue;
      this.#reactions.add(key);
      this.#tell('bot', number, `reacts to ${author}: ${content}`);
    }
  }

  #changed(number: number, { id, body }: ShownComment): void {
    const known = this.#shown.get(id);
    if (known?.body === body) return;
    const told = readComment(body);
    this.#shown.set(id, { body, told });
    if (known === undefined) this.#tell('bot', number, 'writes its comment');
    for (const line of changes(known?.told ?? NOTHING, told)) this.#tell('comment', number, line);
  }
}

function changes(before: CommentTold, { rows, answers, moved }: CommentTold): readonly string[] {
  const changed = [...rows].flatMap(([key, row]) => rowChanges(before.rows.get(key), row));
  return [
    ...answers.filter(text => !before.answers.includes(text)).toReversed(),
    ...changed,
    ...moved.filter(text => !before.moved.includes(text)),
  ];
}

function rowChanges(before: TableRow | undefined, row: TableRow): readonly string[] {
  const { job, attempt, state, artefacts, isEarlier } = row;
  const name = `${job}${attempt === '1' ? '' : `, attempt ${attempt}`}`;
  const isBelow = isEarlier && before?.isEarlier !== true;
  const isMade = artefacts !== '' && artefacts !== before?.artefacts;
  const isOther = before?.state !== state || isBelow;
  return [
    ...(isOther
      ? [`${name}: ${from(before, state)}${state}${isBelow ? ' (below, among earlier runs)' : ''}`]
      : []),
    ...(isMade ? [`${name}: made ${artefacts}`] : []),
  ];
}

/** What it was before, where that is not the beginning of what it is now. */
const from = (before: TableRow | undefined, state: string): string =>
  before === undefined || state.startsWith(before.state) ? '' : `${before.state} → `;
