import { code } from '../../status/neutral.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import type { Turn } from '../turn.ts';

/** `status`: the table tells it; the answer counts. */
export function status(turn: Turn, ask: Ask): Turn {
  const { record, facts } = turn;
  const kinds = Map.groupBy(record.runs, ({ standing }) =>
    standing.kind === 'ended' ? standing.result.outcome : standing.kind,
  );
  const counts = [...kinds].map(([kind, runs]) => `${runs.length} ${kind}`).join(', ');
  const others = facts.settings.instances.length > 1 ? ' Each other bot keeps its own table.' : '';
  const text = `Runs of ${code(facts.instance)}: ${counts === '' ? 'none yet' : counts}.${others}`;
  return answer(turn, ask, { tone: 'told', text });
}
