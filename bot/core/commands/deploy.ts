import type { BuildFilters } from '../../model/command.ts';
import type { Run } from '../../model/run.ts';
import { code } from '../../status/neutral.ts';
import { answer, answerOwn } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { intend } from '../effects.ts';
import { isJob } from '../job-filter.ts';
import { meantBy } from '../meant.ts';
import { namesInWords } from '../names-in-words.ts';
import { own } from '../own.ts';
import { audited, inTurn, type Turn } from '../turn.ts';

/** `deploy` and the label for it: uploads what the newest successful runs for this head have made, as each target's policy says. */
export function deploy(turn: Turn, ask: Ask, filters: BuildFilters): Turn {
  const { facts } = turn;
  const { by, sha, command } = ask.request;
  const targets = own(meantBy(command, facts.settings), facts).filter(({ upload }) => upload !== 'none');
  const runs = targets.flatMap(({ name }) => lastSuccess(turn, name, sha) ?? []);
  const chosen = runs.filter(run => filters.job.length === 0 || isJob(run, filters.job));
  if (chosen.length === 0) {
    const text = `There is nothing of ${code(facts.instance)} to upload: no run for ${code(
      sha.slice(0, 12),
    )} succeeded and made something that may be uploaded.`;
    return answer(turn, ask, { tone: 'told', text });
  }
  const uploading = inTurn(turn, chosen, (state, run) =>
    audited(intend(state, { kind: 'upload', run: run.id, by }), by, 'upload accepted', run.target),
  );
  const text = `Uploading what ${namesInWords(chosen.map(({ target }) => target))} made.`;
  return answerOwn(uploading, ask, { tone: 'done', text });
}

/** The newest run of a target that succeeded for a commit and has something to upload. */
const lastSuccess = ({ record }: Turn, target: string, sha: string): Run | undefined =>
  record.runs.findLast(
    ({ standing, ...run }) =>
      run.target === target &&
      run.sha === sha &&
      standing.kind === 'ended' &&
      standing.result.outcome === 'success' &&
      standing.result.artefacts.length > 0,
  );
