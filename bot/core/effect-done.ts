import type { Effect, Got } from '../model/effect.ts';
import type { Request } from '../model/pull-record.ts';
import { code } from '../status/neutral.ts';
import { report } from './answers.ts';
import { react } from './effects.ts';
import { speakerOf } from './meant.ts';
import { moreUploads } from './more-uploads.ts';
import { targetOf } from './own.ts';
import { endRun, isOpen } from './stop.ts';
import { audited, remembering, type Turn, withRun } from './turn.ts';

/** What follows from an effect that was done. */
export function effectDone(turn: Turn, effect: Effect, got: Got | undefined): Turn {
  switch (effect.kind) {
    case 'submit':
      return submitted(turn, effect.run, got);
    case 'release':
      return released(turn, effect.run);
    case 'cancel':
      return cancelled(turn, effect.run);
    case 'upload':
      return got?.kind === 'uploads' ? moreUploads(turn, effect, got.uploads) : turn;
    case 'publish':
      return got?.kind === 'report' ? published(turn, effect.run, got.url) : turn;
    case 'tidy':
      return tidied(turn, got);
    case 'add-benchmarker':
      return answered(turn, 'add-benchmarker', `${code(effect.login)} may run benchmarks from now on.`);
    case 'replay':
      return answered(turn, 'retry-delivery', `${code(effect.delivery)} is handled again.`);
    case 'list-dead-letters':
      return listed(turn, effect.request, got);
    case 'run-branch':
      return audited(turn, undefined, 'branch started', `${effect.target} of ${effect.sha}`);
    case 'react':
    case 'show':
      return turn;
  }
}

const runOf = ({ record }: Turn, id: string) => record.runs.find(known => known.id === id);
const requestOf = ({ record }: Turn, id: string | undefined): Request | undefined =>
  record.requests.find(known => known.id === id);

function submitted(turn: Turn, id: string, got: Got | undefined): Turn {
  const run = runOf(turn, id);
  if (run === undefined || got?.kind !== 'submitted') return turn;
  const { handle, link, held } = got;
  const known = withRun(turn, id, { handle, link: link ?? run.link });
  const queued = { kind: 'queued', position: undefined, why: undefined, expectedEnd: undefined } as const;
  const standing = held ? ({ kind: 'held' } as const) : queued;
  // Held is held: what was seen in the queue before was removed there, and this is another.
  const isNews = run.standing.kind === 'starting' || (held && run.standing.kind === 'queued');
  const next = isNews ? withRun(known, id, { standing }) : known;
  const noted = audited(next, undefined, 'run handed over', `${run.target}: ${handle}`);
  return react(noted, requestOf(turn, run.request)?.comment?.id, 'rocket');
}

function released(turn: Turn, id: string): Turn {
  if (runOf(turn, id)?.standing.kind !== 'held') return turn;
  const standing = { kind: 'queued', position: undefined, why: undefined, expectedEnd: undefined } as const;
  return withRun(turn, id, { standing });
}

/** One that no backend has, or that can be looked at no more, has ended by that; any other ends when it is seen to. */
function cancelled(turn: Turn, id: string): Turn {
  const run = runOf(turn, id);
  if (run === undefined || !isOpen(run) || run.stopped === undefined) return turn;
  const isLost =
    (run.handle === undefined && run.standing.kind !== 'running') || targetOf(run, turn.facts) === undefined;
  return isLost ? endRun(turn, run, 'cancelled', run.stopped.why) : turn;
}

function published(turn: Turn, id: string, url: string): Turn {
  const run = runOf(turn, id);
  if (run?.standing.kind !== 'ended') return turn;
  const { standing } = run;
  return withRun(turn, id, { standing: { ...standing, result: { ...standing.result, report: url } } });
}

function tidied(turn: Turn, got: Got | undefined): Turn {
  const moved = got?.kind === 'tidied' ? got.moved : [];
  const known = new Set(turn.record.tidied.map(({ from, to }) => `${from}\n${to}`));
  const fresh = moved.filter(({ from, to }) => !known.has(`${from}\n${to}`));
  const done = remembering(turn, { toTidy: false, tidied: [...turn.record.tidied, ...fresh] });
  return audited(done, undefined, 'directories moved', String(fresh.length));
}

/** Answers the newest request of a kind. */
function answered(turn: Turn, kind: Request['command']['kind'], text: string): Turn {
  const request = turn.record.requests.findLast(({ command }) => command.kind === kind);
  return audited(report(turn, request, { tone: 'done', text }), request?.by, `${kind} done`, text);
}

function listed(turn: Turn, id: string, got: Got | undefined): Turn {
  const request = requestOf(turn, id);
  if (got?.kind !== 'answer' || request === undefined) return turn;
  // That there are none is said by one instance, what there is by whichever has it.
  const { settings, instance } = turn.facts;
  if (got.folded === undefined && speakerOf(request.command, settings) !== instance) return turn;
  return report(turn, request, { tone: 'told', text: got.text, folded: got.folded });
}
