import type { Effect } from '../model/effect.ts';
import type { Run } from '../model/run.ts';
import { clipped, code, neutral } from '../status/neutral.ts';
import { report } from './answers.ts';
import { intend } from './effects.ts';
import { speakerOf } from './meant.ts';
import { endRun, isOpen } from './stop.ts';
import { audited, remembering, type Turn } from './turn.ts';

/** Why something is not tried any more. Plain texts, of untrusted origin. */
interface Why {
  readonly why: string;
  readonly fix?: string;
}

/** What follows from an effect that will not be done: whoever asked for it is told why. */
export function givenUp(turn: Turn, effect: Effect, reason: Why): Turn {
  const run = 'run' in effect ? turn.record.runs.find(({ id }) => id === effect.run) : undefined;
  const what = run === undefined ? effect.kind : `${effect.kind} of ${run.target}`;
  const noted = audited(turn, undefined, `${effect.kind} failed`, `${what}: ${reason.why}`);
  switch (effect.kind) {
    case 'react':
    case 'show':
      return noted;
    case 'submit':
    case 'release':
      return run === undefined || !isOpen(run) ? noted : notStarted(noted, run, reason);
    case 'replay':
      return isSpokenFor(noted, effect) ? noted : told(noted, run, effect, reason);
    case 'tidy':
      return remembering(told(noted, undefined, effect, reason), { toTidy: false });
    default:
      return told(noted, run, effect, reason);
  }
}

/** Its backend may have it although it did not say so, so it is ended there too. */
function notStarted(turn: Turn, run: Run, reason: Why): Turn {
  const ended = endRun(turn, run, 'not-started', reason.why);
  const safe = intend(ended, { kind: 'cancel', run: run.id });
  return report(safe, requestOf(turn, run), {
    tone: 'failed',
    text: `${code(run.target)} is not started: ${said(reason)}${called(turn)}`,
  });
}

/** It may be in the queue of another instance, and one of them says that it is in none of ours. */
function isSpokenFor(turn: Turn, effect: Effect): boolean {
  const { settings, instance } = turn.facts;
  const request = askedFor(turn, effect);
  return request !== undefined && speakerOf(request.command, settings) !== instance;
}

const PHRASES: Readonly<Partial<Record<Effect['kind'], string>>> = {
  cancel: 'could not be stopped',
  upload: 'could not be uploaded',
  publish: 'ended, but its report could not be committed',
};

function told(turn: Turn, run: Run | undefined, effect: Effect, reason: Why): Turn {
  const request = run === undefined ? askedFor(turn, effect) : requestOf(turn, run);
  return report(turn, request, {
    tone: 'failed',
    text: `${subject(effect, run)}: ${said(reason)}${called(turn)}`,
  });
}

/** Those who look after the bot, by names at which GitHub calls them. */
function called({ facts }: Turn): string {
  const { contact = [] } = facts.settings;
  return contact.length === 0 ? '' : ` ${contact.map(login => `@${login}`).join(' ')}`;
}

/** What went wrong, as the beginning of a sentence. */
function subject(effect: Effect, run: Run | undefined): string {
  switch (effect.kind) {
    case 'add-benchmarker':
      return `${code(effect.login)} could not be added to the benchmarkers`;
    case 'replay':
      return `${code(effect.delivery)} could not be handled again`;
    case 'list-dead-letters':
      return 'The dead letters could not be listed';
    case 'run-branch':
      return `${code(effect.target)} could not be started on ${code(effect.branch)}`;
    case 'tidy':
      return 'What this pull request left could not be moved aside';
    default:
      return `${code(run?.target ?? 'a run')} ${PHRASES[effect.kind] ?? 'failed'}`;
  }
}

/** Of a reason, in characters. */
const LONGEST = 300;

const said = ({ why, fix }: Why): string =>
  `${neutral(clipped(why, LONGEST))}.${fix === undefined ? '' : ` To mend it: ${neutral(clipped(fix, LONGEST))}.`}`;

const requestOf = ({ record }: Turn, { request }: Run) => record.requests.find(({ id }) => id === request);

/** The newest request that an effect without a run comes from. */
function askedFor({ record }: Turn, effect: Effect) {
  if (effect.kind === 'list-dead-letters') return record.requests.find(({ id }) => id === effect.request);
  const kind = effect.kind === 'replay' ? 'retry-delivery' : effect.kind;
  return record.requests.findLast(({ command }) => command.kind === kind);
}
