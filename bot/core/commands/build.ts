import type { BuildFilters } from '../../model/command.ts';
import type { RepositorySettings } from '../../model/settings.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { ofJobs } from '../job-filter.ts';
import { meantBy } from '../meant.ts';
import { namesInWords } from '../names-in-words.ts';
import { orderRuns } from '../order-runs.ts';
import { own } from '../own.ts';
import type { Turn } from '../turn.ts';

/** `build` with filters: all targets of this instance that they choose. */
export function build(turn: Turn, ask: Ask, filters: BuildFilters): Turn {
  const { facts, record } = turn;
  const meant = meantBy(ask.request.command, facts.settings);
  const jobs = filters.job.length === 0 ? undefined : ofJobs(record, filters.job);
  const chosen = own(meant, facts).filter(({ name }) => jobs?.has(name) ?? true);
  if (chosen.length > 0) return orderRuns(turn, ask, chosen);
  if (meant.length > 0 && jobs === undefined) return turn;
  return answer(turn, ask, { tone: 'misunderstood', ...noneSaid(facts.settings) });
}

const FACETS = ['architecture', 'repository', 'accelerator'] as const;

/** What there is to build, when filters choose none of it. */
function noneSaid({ targets, instances }: RepositorySettings): { text: string; folded?: string } {
  const builds = targets.filter(({ command }) => command === 'build');
  if (builds.length === 0) return { text: 'There is nothing to build here: `.ci-bot.yaml` names no builds.' };
  const lines = FACETS.flatMap(facet => {
    const values = [...new Set(builds.flatMap(({ facets }) => facets[facet] ?? []))];
    return values.length === 0 ? [] : [`- ${facet}: ${namesInWords(values)}`];
  });
  const all = [...lines, `- instance: ${namesInWords(instances)}`];
  return { text: `No build fits all of these filters. What there is:\n\n${all.join('\n')}` };
}
