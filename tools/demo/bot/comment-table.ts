import { plainText } from './plain-text.ts';

/** A row of the table in the bot's comment. */
export interface TableRow {
  readonly job: string;
  readonly attempt: string;
  readonly state: string;
  readonly artefacts: string;
  /** It stands below, among runs of earlier commits and earlier attempts. */
  readonly isEarlier: boolean;
}

/** What the bot's comment tells. */
export interface CommentTold {
  /** By job and attempt. */
  readonly rows: ReadonlyMap<string, TableRow>;
  /** `To author about run ci: There is no sanitty …` */
  readonly answers: readonly string[];
  /** `PR merged! Moved … to …` */
  readonly moved: readonly string[];
}

const CELL_END = /(?<!\\)\|/;
const ANSWER = /^\S+ (?:\[To [^\]]+\]\(|To |Answer)/u;
const EARLIER = '<summary>Runs of earlier commits';

/** Reads the bot's comment as a person reads it. */
export function readComment(body: string): CommentTold {
  const lines = body.split('\n');
  const earlier = lines.findIndex(line => line.includes(EARLIER));
  const rows = lines.flatMap((line, index) => rowOf(line, earlier >= 0 && index > earlier) ?? []);
  return {
    rows: new Map(rows.map(row => [`${row.job} ${row.attempt}`, row])),
    answers: lines.filter(line => ANSWER.test(line)).map(plainText),
    moved: lines.filter(line => line.startsWith('- PR ')).map(line => plainText(line.slice(2))),
  };
}

function rowOf(line: string, isEarlier: boolean): TableRow | undefined {
  if (!line.startsWith('|')) return undefined;
  const [, job = '', state = '', , commit = '', attempt = '', artefacts = ''] = line
    .split(CELL_END)
    .map(plainText);
  return /^[0-9a-f]{7}$/.test(commit) ? { job, state, attempt, artefacts, isEarlier } : undefined;
}
