import type { Act } from '../run/act.ts';
import type { Entry, JournalLine } from '../run/entry.ts';
import type { Got } from '../run/outcome.ts';
import { actWords } from './act-words.ts';
import { buildWords } from './build-words.ts';
import { lengthText } from './length-text.ts';
import { AGENT_WORDS, END_WORDS, LEADER_WORDS } from './phase-words.ts';

/** Something that a reader of a log wants to know. It holds no parameters of builds. */
export interface RollEvent {
  /** The number of its line in the journal. */
  readonly number: number;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** `leader` or a machine; undefined: the roll as a whole. */
  readonly machine: string | undefined;
  readonly says: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** Acts that take so long that a log says when they begin; of others it says only how they ended. */
const LONG: ReadonlySet<Act['kind']> = new Set<Act['kind']>([
  'smoke',
  'remake-host',
  'back-up',
  'remake-leader',
  'update-leader',
  'restore-leader',
]);

const BAD: ReadonlySet<string> = new Set([
  'failed',
  'restoring',
  'restored',
  'stopped',
  'aborted',
  'rolled-back',
]);
const GOOD: ReadonlySet<string> = new Set(['rolled', 'gone', 'complete']);
const toneOf = (word: string): RollEvent['tone'] =>
  BAD.has(word) ? 'bad' : GOOD.has(word) ? 'good' : 'plain';

type Intent = Extract<Entry, { readonly kind: 'intent' }> & { readonly at: number };

/** The lines of a journal become events one after the other: an outcome is told with what was meant. */
export class EventTeller {
  readonly #meant = new Map<number, Intent>();

  /** The event of the next line; undefined: it is nothing to tell. */
  tell({ number, at, entry }: JournalLine): RollEvent | undefined {
    if (entry.kind === 'intent') this.#meant.set(number, { ...entry, at });
    const told = entry.kind === 'outcome' ? this.#outcome(entry, at) : toldOf(entry);
    return told === undefined ? undefined : { number, at, ...told };
  }

  #outcome({ of, outcome }: Extract<Entry, { readonly kind: 'outcome' }>, at: number): Told {
    const meant = this.#meant.get(of);
    this.#meant.delete(of);
    const what = meant === undefined ? `what line ${of} meant` : actWords(meant.act);
    const took = meant === undefined || at - meant.at < 1_000 ? '' : ` in ${lengthText(at - meant.at)}`;
    const machine = meant?.machine;
    if (outcome.result === 'done')
      return { machine, says: `${what}: done${took}${gotWords(outcome.got)}`, tone: 'plain' };
    const fix = outcome.fix === undefined ? '' : ` (${outcome.fix})`;
    return { machine, says: `${what}: failed${took}: ${outcome.why}${fix}`, tone: 'bad' };
  }
}

/** All events of a journal. */
export function rollEvents(lines: readonly JournalLine[]): readonly RollEvent[] {
  const teller = new EventTeller();
  return lines.flatMap(line => teller.tell(line) ?? []);
}

type Told = Pick<RollEvent, 'machine' | 'says' | 'tone'>;

const because = (why: string | undefined): string => (why === undefined ? '' : `: ${why}`);

function toldOf(entry: Exclude<Entry, { readonly kind: 'outcome' }>): Told | undefined {
  switch (entry.kind) {
    case 'begun':
      return { machine: undefined, says: begunWords(entry), tone: 'plain' };
    case 'went-on':
      return { machine: undefined, says: `goes on, by ${entry.by}`, tone: 'plain' };
    case 'intent':
      return LONG.has(entry.act.kind)
        ? { machine: entry.machine, says: `${actWords(entry.act)} …`, tone: 'plain' }
        : undefined;
    case 'agent':
      return {
        machine: entry.machine,
        says: `${AGENT_WORDS[entry.phase]}${because(entry.why)}`,
        tone: toneOf(entry.phase),
      };
    case 'leader':
      return {
        machine: 'leader',
        says: `${LEADER_WORDS[entry.phase]}${because(entry.why)}`,
        tone: toneOf(entry.phase),
      };
    case 'jenkins':
      return {
        machine: 'leader',
        says: entry.answers ? 'Jenkins answers' : 'Jenkins does not answer',
        tone: entry.answers ? 'plain' : 'bad',
      };
    case 'order':
      return {
        machine: undefined,
        says: `${entry.by} says ${entry.order}${because(entry.why)}`,
        tone: 'plain',
      };
    case 'stopping':
      return { machine: undefined, says: `nothing more is begun${because(entry.why)}`, tone: 'bad' };
    case 'ended':
      return {
        machine: undefined,
        says: `ended: ${END_WORDS[entry.how]}${because(entry.why)}`,
        tone: toneOf(entry.how),
      };
  }
}

function begunWords({
  roll,
  by,
  why,
  now,
  only,
  targets,
}: Extract<Entry, { readonly kind: 'begun' }>): string {
  const count = `${targets.length} machine${targets.length === 1 ? '' : 's'}`;
  const part = only === undefined ? '' : `, only ${only}`;
  return `roll ${roll} begins, by ${by}: ${count}${part}${now ? `, outside a window${because(why)}` : ''}`;
}

function gotWords(got: Got | undefined): string {
  switch (got?.kind) {
    case undefined:
      return '';
    case 'record':
      return `, ${got.record.work.length} builds and requests`;
    case 'snapshot':
      return `, ${got.id}`;
    case 'lost':
      return `, ${got.lost.length} lost`;
    case 'started':
      return `, ${buildWords(got.url)}`;
  }
}
